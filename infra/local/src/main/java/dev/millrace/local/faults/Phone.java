package dev.millrace.local.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One phone on a bad day: sends one video, and repeats every call until it has an answer, as an app does. Creating calls carry
 * the same key each time. Used by one thread.
 */
final class Phone {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 250;
    private static final Set<Integer> PASSING = Set.of(429, 503);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final URI gateway;
    private final String token;
    private final UUID key;
    private @Nullable String videoId;
    private boolean isCompleted;
    private boolean isDeleted;

    /** @param key from which the keys of its creating calls are made */
    Phone(URI gateway, String token, UUID key) {
        this.gateway = gateway;
        this.token = token;
        this.key = key;
    }

    /** The video, as soon as its creation was answered. */
    Optional<String> created() {
        return Optional.ofNullable(videoId);
    }

    /** Whether completion was answered with success. */
    boolean isCompleted() {
        return isCompleted;
    }

    /** Whether deletion was answered with success. */
    boolean isDeleted() {
        return isDeleted;
    }

    /**
     * Sends the file.
     *
     * @throws Broken when a call was refused for good, or found nobody for two minutes
     */
    void send(Path file) throws IOException, InterruptedException {
        long size = Files.size(file);
        JsonNode video = call(
                "POST",
                "/api/videos",
                Map.of("title", "Fault run", "sourceMime", "video/mp4", "sourceSizeBytes", size, "filename", "a.mp4"));
        String id = video.path("id").asString();
        videoId = id;
        JsonNode session = call(
                "POST", "/api/videos/" + id + "/uploads", Map.of("sourceMime", "video/mp4", "sourceSizeBytes", size));
        String sessionId = session.path("uploadSessionId").asString();
        List<Map<String, Object>> parts = sendParts(
                sessionId,
                Files.readAllBytes(file),
                session.path("partSizeBytes").asInt(),
                session.path("totalParts").asInt());
        call("POST", "/api/uploads/" + sessionId + "/complete", Map.of("parts", parts));
        isCompleted = true;
    }

    /** Deletes its video. */
    void delete() throws InterruptedException {
        call("DELETE", "/api/videos/" + videoId, null);
        isDeleted = true;
    }

    /** Its video as it is now. */
    JsonNode video() throws InterruptedException {
        return call("GET", "/api/videos/" + videoId, null);
    }

    private List<Map<String, Object>> sendParts(String sessionId, byte[] file, int partSize, int parts)
            throws InterruptedException {
        List<Map<String, Object>> sent = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
            int from = (number - 1) * partSize;
            byte[] body = Arrays.copyOfRange(file, from, Math.min(file.length, from + partSize));
            sent.add(Map.of("partNumber", number, "etag", sendPart(sessionId, number, body)));
        }
        return sent;
    }

    /** why: signed anew at each try, the last URL may have expired. */
    private String sendPart(String sessionId, int number, byte[] body) throws InterruptedException {
        Patience patience = new Patience("part " + number);
        while (true) {
            JsonNode signed = call("POST", "/api/uploads/" + sessionId + "/parts", Map.of("partNumber", number));
            URI url = URI.create(signed.path("uploadUrl").asString());
            try {
                HttpResponse<String> answer = http.send(
                        HttpRequest.newBuilder(url)
                                .timeout(CALL)
                                .PUT(BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 200) {
                    return answer.headers().firstValue("ETag").orElseThrow();
                }
                patience.use("answer " + answer.statusCode());
            } catch (IOException e) {
                patience.use(e.toString());
            }
        }
    }

    private JsonNode call(String method, String path, @Nullable Object body) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.resolve(path)).timeout(CALL).header("Authorization", "Bearer " + token);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .header(
                            "Idempotency-Key",
                            UUID.nameUUIDFromBytes((key + path).getBytes(StandardCharsets.UTF_8))
                                    .toString())
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        Patience patience = new Patience(method + " " + path);
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
                }
                if (!PASSING.contains(answer.statusCode())) {
                    throw new Broken(method + " " + path + " is refused: " + answer.statusCode() + " " + answer.body());
                }
                patience.use("answer " + answer.statusCode());
            } catch (IOException e) {
                patience.use(e.toString());
            }
        }
    }

    /** Repeats until it is used up. */
    private static final class Patience {

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

    /** What no app would survive. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Broken(String what) {
            super(what);
        }
    }
}
