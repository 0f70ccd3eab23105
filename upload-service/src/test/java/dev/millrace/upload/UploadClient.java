package dev.millrace.upload;

import dev.millrace.local.cloud.CloudProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A phone: calls the service with a user's token and sends parts straight to storage. */
public final class UploadClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String user;
    private final String token;

    public UploadClient(int port, String user) {
        this.port = port;
        this.user = user;
        this.token = CloudProcess.shared().token(user);
    }

    /** A user of its own, unique among the tests. */
    public static UploadClient someone(int port) {
        return new UploadClient(port, "user-" + UUID.randomUUID());
    }

    public String user() {
        return user;
    }

    public String token() {
        return token;
    }

    public Answer open(UUID videoId, String mime, long bytes, String... headers) {
        return post(
                "/api/videos/" + videoId + "/uploads", Map.of("sourceMime", mime, "sourceSizeBytes", bytes), headers);
    }

    /** Creates a video with its session, for an MP4. */
    public Answer create(long bytes, String... headers) {
        return post(
                "/api/uploads",
                Map.of("title", "A tour", "sourceMime", "video/mp4", "sourceSizeBytes", bytes),
                headers);
    }

    /** Opens a session for an MP4 and expects it to work. */
    public String opened(UUID videoId, long bytes) {
        return open(videoId, "video/mp4", bytes).expect(201).text("uploadSessionId");
    }

    public Answer sign(String session, int part) {
        return post("/api/uploads/" + session + "/parts", Map.of("partNumber", part));
    }

    public URI urlOf(String session, int part) {
        return URI.create(sign(session, part).expect(200).text("uploadUrl"));
    }

    /** Sends the parts named of a file and returns their ETags by number, as storage answered them. */
    public Map<Integer, String> send(String session, byte[] file, int partSize, int... parts) {
        Map<Integer, String> etags = new LinkedHashMap<>();
        for (int part : parts) {
            byte[] bytes = Arrays.copyOfRange(file, (part - 1) * partSize, Math.min(file.length, part * partSize));
            HttpResponse<String> answer = put(urlOf(session, part), bytes);
            if (answer.statusCode() != 200) {
                throw new AssertionError("part " + part + ": " + answer.statusCode() + " " + answer.body());
            }
            etags.put(part, answer.headers().firstValue("ETag").orElseThrow());
        }
        return etags;
    }

    public Answer complete(String session) {
        return post("/api/uploads/" + session + "/complete", Map.of());
    }

    public Answer complete(String session, Map<Integer, String> etags) {
        List<Map<String, Object>> parts = etags.entrySet().stream()
                .map(part -> Map.<String, Object>of("partNumber", part.getKey(), "etag", part.getValue()))
                .toList();
        return post("/api/uploads/" + session + "/complete", Map.of("parts", parts));
    }

    public Answer move(String session, String verb) {
        return post("/api/uploads/" + session + "/" + verb, null);
    }

    public Answer read(String session) {
        return get("/api/uploads/" + session);
    }

    public Answer get(String path) {
        return call(request(path).GET());
    }

    public Answer post(String path, Object body, String... headers) {
        HttpRequest.Builder request = request(path)
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .header("Content-Type", "application/json");
        return call(headers.length == 0 ? request : request.headers(headers));
    }

    public static HttpResponse<String> put(URI url, byte[] body) {
        return exchange(HttpRequest.newBuilder(url).PUT(BodyPublishers.ofByteArray(body)));
    }

    /** A file that begins like an MP4. */
    public static byte[] mp4(int bytes) {
        byte[] file = new byte[bytes];
        IntStream.range(0, bytes).forEach(i -> file[i] = (byte) (i * 31));
        byte[] head = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm', 0, 0, 2, 0};
        System.arraycopy(head, 0, file, 0, Math.min(bytes, head.length));
        return file;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer call(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        JsonNode body = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), body, response.headers());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {

        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted " + wanted + ", got " + status + " " + body);
            }
            return this;
        }

        public Answer expect(int wanted, String code) {
            if (!code.equals(expect(wanted).text("code"))) {
                throw new AssertionError("wanted " + code + ", got " + body);
            }
            return this;
        }

        public String text(String field) {
            return body.path(field).asString();
        }
    }
}
