package dev.millrace.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Fetches from the edge like a player, with the API's playback cookies. */
public final class Edge {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String cookies;

    /** @param cookies value of the Cookie header; empty if the edge needs none */
    Edge(String cookies) {
        this.cookies = cookies;
    }

    /** An edge client with the playback cookies of a READY video. */
    public static Edge of(JsonNode video) {
        return new Edge(video.path("playback")
                .path("cookies")
                .valueStream()
                .map(cookie -> cookie.path("name").asString() + "="
                        + cookie.path("value").asString())
                .collect(Collectors.joining("; ")));
    }

    /** Whether it has cookies. */
    public boolean isSigned() {
        return !cookies.isEmpty();
    }

    /** Writes the object to a file, decompressed if needed. */
    public void fetch(URI url, Path file) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).timeout(TIMEOUT).header("Accept-Encoding", "gzip");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new ApiRefused("GET " + url.getPath(), answer.statusCode());
            }
            Files.createDirectories(file.getParent());
            Files.copy(unpacked(answer, body), file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream unpacked(HttpResponse<?> answer, InputStream body) throws IOException {
        boolean packed =
                answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return packed ? new GZIPInputStream(body) : body;
    }

    /** The edge's status with these cookies. */
    public int status(URI url) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** The edge's status without cookies. */
    public int statusWithoutCookies(URI url) throws IOException, InterruptedException {
        return new Edge("").status(url);
    }
}
