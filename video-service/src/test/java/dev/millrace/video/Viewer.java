package dev.millrace.video;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;

/** Has the cookies of a video, and fetches from the edge with them for as long as they last. */
public final class Viewer {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String edge;
    private final String cookies;

    private Viewer(String edge, String cookies) {
        this.edge = edge;
        this.cookies = cookies;
    }

    /** A viewer who may watch it now. */
    public static Viewer of(Journey video, RunningService service) {
        String cookies = video.api
                .get(video.path())
                .json()
                .at("/playback/cookies")
                .valueStream()
                .map(cookie -> cookie.get("name").asString() + "="
                        + cookie.get("value").asString())
                .collect(Collectors.joining("; "));
        return new Viewer(service.cloud().edge().toString(), cookies);
    }

    /** Status of the answer, and whether it came from the cache: {@code 200 Hit from millrace-edge}. */
    public String fetch(String key) {
        try {
            HttpResponse<Void> response = HTTP.send(
                    HttpRequest.newBuilder(URI.create(edge + "/" + key))
                            .header("Cookie", cookies)
                            .build(),
                    BodyHandlers.discarding());
            return response.statusCode() + " "
                    + response.headers().firstValue("X-Cache").orElse("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it gets the object. */
    public boolean gets(String key) {
        return fetch(key).startsWith("200");
    }
}
