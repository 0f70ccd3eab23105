package dev.millrace.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Client of the public API. Thread-safe. */
public final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int TRIES = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI gateway;
    private final String token;

    /** @param token the user's access token */
    public Api(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** Sends a call and returns the response's body. */
    public JsonNode send(ApiCall call) throws IOException, InterruptedException {
        return send(call.to(gateway, token).timeout(TIMEOUT).build());
    }

    public JsonNode video(String videoId) throws IOException, InterruptedException {
        return send(ApiCall.video(videoId));
    }

    /** The video's events from now on. */
    public VideoEvents events(String videoId) throws IOException, InterruptedException {
        return eventsAt("/api/videos/" + videoId + "/events");
    }

    /** The events of all the user's videos from now on. */
    public VideoEvents events() throws IOException, InterruptedException {
        return eventsAt("/api/videos/events");
    }

    private VideoEvents eventsAt(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
            throw new ApiRefused("GET " + request.uri().getPath(), answer.statusCode());
        }
        return VideoEvents.read(answer.body());
    }

    /**
     * Retries while the API reports a transient failure. Every call is safe to retry, creating ones by their idempotency key.
     */
    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = answer(request);
            if (answer.statusCode() / 100 == 2) {
                return JSON.readTree(answer.body());
            }
            boolean passing = answer.statusCode() == 503 || answer.statusCode() == 429;
            if (!passing || attempt == TRIES) {
                throw new ApiRefused(answer);
            }
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
            Thread.sleep(Math.min(10, Math.max(1, seconds)) * 1000);
        }
    }

    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            String advice = "127.0.0.1".equals(gateway.getHost()) ? "; see ./millrace status" : "";
            throw new IOException("no answer from " + gateway + advice, e);
        }
    }
}
