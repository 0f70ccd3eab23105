package dev.millrace.blackbox.suite;

import dev.millrace.blackbox.contract.Contract;
import dev.millrace.local.client.ApiCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A caller of the public API. */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MIME = "video/mp4";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI base;
    private final @Nullable String token;
    private final Contract contract;

    Api(URI base, @Nullable String token, Contract contract) {
        this.base = base;
        this.token = token;
        this.contract = contract;
    }

    public Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    public Answer delete(String path, String... headers) {
        return call("DELETE", path, null, headers);
    }

    /** @param body a Map or record written as JSON, a String sent as it is, or null for no body */
    public Answer post(String path, @Nullable Object body, String... headers) {
        return call("POST", path, body, headers);
    }

    public Answer patch(String path, Object body, String... headers) {
        return call("PATCH", path, body, headers);
    }

    /** A typed call, checked against the API document like any other. */
    public Answer send(ApiCall call) {
        String[] headers = call.key() == null ? new String[0] : new String[] {"Idempotency-Key", call.key()};
        return call(call.method(), call.path(), call.body(), headers);
    }

    /** Any call; its response is checked against the API document. Headers are name, value, name, value … */
    public Answer call(String method, String path, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = request(path).timeout(Duration.ofSeconds(60));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        String text = body == null || body instanceof String ? (String) body : JSON.writeValueAsString(body);
        request.method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        Answer answer = send(request.build());
        contract.hold(answer.to(method, path));
        return answer;
    }

    /** Checks its responses. */
    Contract contract() {
        return contract;
    }

    /** A request builder with the caller's token. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    /** A call with its own URL and headers, for storage and edge. */
    public static Answer send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    request.method() + " " + request.uri().getPath(),
                    response.statusCode(),
                    response.headers(),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Body for a DRAFT with a source of this size. */
    public static Map<String, Object> draft(String title, long sizeBytes) {
        return Map.of(
                "title", title, "sourceMime", "video/mp4", "sourceSizeBytes", sizeBytes, "filename", "IMG_0042.MP4");
    }

    /** Creates a DRAFT and returns its id. */
    public String createVideo(long sizeBytes) {
        return send(ApiCall.createVideo("Property Tour", MIME, sizeBytes, "IMG_0042.MP4"))
                .expect(201)
                .get("id");
    }

    /** Opens a session and returns its id. */
    public String openSession(String videoId, long sizeBytes) {
        return send(ApiCall.openUpload(videoId, MIME, sizeBytes)).expect(201).get("uploadSessionId");
    }

    /** Signs one part. */
    public String partUrl(String sessionId, int partNumber) {
        return send(ApiCall.signPart(sessionId, partNumber)).expect(200).get("uploadUrl");
    }
}
