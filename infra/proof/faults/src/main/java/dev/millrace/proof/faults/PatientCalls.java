package dev.millrace.proof.faults;

import dev.millrace.local.client.ApiCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the public API and storage, and retries like an app until there is an answer. Thread-safe. */
final class PatientCalls {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 250;
    private static final Set<Integer> PASSING = Set.of(429, 503);
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI gateway;
    private final String token;

    PatientCalls(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /**
     * Returns the final answer.
     *
     * @throws Broken when the call was rejected permanently, or unanswered for two minutes
     */
    JsonNode call(ApiCall call) throws InterruptedException {
        return call(call, null);
    }

    /**
     * Like {@link #call(ApiCall)}.
     *
     * @param code a problem code that counts as success
     */
    JsonNode call(ApiCall call, @Nullable String code) throws InterruptedException {
        String name = call.method() + " " + call.path();
        HttpRequest request = call.to(gateway, token).timeout(CALL).build();
        Patience patience = new Patience(name);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2 || isCode(answer, code)) {
                    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
                }
                if (!PASSING.contains(answer.statusCode())) {
                    throw new Broken(name + " is refused: " + answer.statusCode() + " " + answer.body());
                }
                patience.use("answer " + answer.statusCode());
            } catch (IOException e) {
                patience.use(e.toString());
            }
        }
    }

    /** Whether the video does not exist, or no longer. */
    boolean isGone(String videoId) throws InterruptedException {
        JsonNode answer = call(ApiCall.video(videoId), "NOT_FOUND");
        return answer.path("status").asInt(0) == NOT_FOUND;
    }

    private static boolean isCode(HttpResponse<String> answer, @Nullable String code) {
        return code != null && answer.body().contains("\"code\":\"" + code + "\"");
    }

    /** Stores a part and returns its ETag, or null on failure. */
    @Nullable String put(URI url, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(CALL)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? answer.headers().firstValue("ETag").orElseThrow()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Time limit for the retries of one call. */
    static final class Patience {

        private final String what;
        private final long limit = System.nanoTime() + PATIENCE.toNanos();

        Patience(String what) {
            this.what = what;
        }

        void use(String why) throws InterruptedException {
            if (System.nanoTime() > limit) {
                throw new Broken(what + " does not succeed within " + PATIENCE.toMinutes() + " minutes, last: " + why);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** A permanent failure, or a broken promise of the API. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }
}
