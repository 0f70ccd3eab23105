package dev.millrace.upload;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.signature.WebhookProperties;
import dev.millrace.common.signature.WebhookSignatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for video-service over real HTTP: knows videos, checks signatures, records the calls. */
public final class VideoServiceFake {

    /** What any owner may store, and has stored. */
    public static final long MOST_BYTES = 1_000_000_000_000L;

    public static final long STORED_BYTES = 7_000;

    private final HttpServer server;
    private final WebhookSignatures signatures;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<UUID, Video> videos = new ConcurrentHashMap<>();
    private final Map<UUID, Internal.VideoCreated> created = new ConcurrentHashMap<>();
    private final Set<UUID> withdrawn = ConcurrentHashMap.newKeySet();
    private final List<UploadReport> reports = new CopyOnWriteArrayList<>();
    private final Set<String> seenIds = ConcurrentHashMap.newKeySet();
    private volatile Consumer<UploadReport> listener = report -> {};
    private volatile boolean down;
    private volatile boolean forgetful;
    private volatile boolean full;

    private VideoServiceFake(HttpServer server, String secret) {
        this.server = server;
        this.signatures =
                new WebhookSignatures(new WebhookProperties(List.of(secret), Duration.ofMinutes(5)), Clock.systemUTC());
    }

    static VideoServiceFake start(String secret) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            VideoServiceFake fake = new VideoServiceFake(server, secret);
            server.createContext("/", fake::handle);
            server.setExecutor(Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, "video-service-fake");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A DRAFT of this owner. */
    public UUID draftOf(String owner) {
        return videoOf(owner, "DRAFT");
    }

    /** A video of this owner in some status. */
    public UUID videoOf(String owner, String status) {
        UUID id = UUID.randomUUID();
        videos.put(id, new Video(owner, status));
        return id;
    }

    /** Status of a video. */
    public String statusOf(UUID videoId) {
        return videos.get(videoId).status();
    }

    /** The videos of this owner that were created with an upload and not withdrawn. */
    public List<UUID> createdFor(String owner) {
        return created.entrySet().stream()
                .filter(video -> video.getValue().upload().ownerId().equals(owner))
                .map(Map.Entry::getKey)
                .filter(videos::containsKey)
                .toList();
    }

    /** What a video was created from. */
    public Internal.VideoCreated creationOf(UUID videoId) {
        return created.get(videoId);
    }

    /** Whether the video was withdrawn, even if it never was created. */
    public boolean isWithdrawn(UUID videoId) {
        return withdrawn.contains(videoId);
    }

    /** Reports about a video, in the order they came, repetitions left out. */
    public List<UploadReport> reportsOf(UUID videoId) {
        return reports.stream()
                .filter(report -> report.videoId().equals(videoId))
                .toList();
    }

    /** From now on hears of each report before it is answered. */
    public void onReport(Consumer<UploadReport> listener) {
        this.listener = listener;
    }

    /** From now on every call is answered 503, or no longer. */
    public void setDown(boolean isDown) {
        this.down = isDown;
    }

    /** From now on it does what it is asked and answers 500 all the same, or no longer. */
    public void setForgetful(boolean isForgetful) {
        this.forgetful = isForgetful;
    }

    /** From now on no source fits any more, or again. */
    public void setFull(boolean isFull) {
        this.full = isFull;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (down) {
            answer(exchange, 503, Map.of());
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/videos/")) {
            read(exchange, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        } else if (!isSigned(exchange, body)) {
            answer(exchange, 401, Map.of("code", "UNAUTHENTICATED"));
        } else if (path.equals("/api/webhooks/uploads")) {
            report(exchange, body);
        } else if (path.equals("/internal/usage")) {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "storedBytes",
                            STORED_BYTES,
                            "mostStoredBytes",
                            MOST_BYTES,
                            "drafts",
                            0,
                            "mostDrafts",
                            1000));
        } else {
            internal(exchange, UUID.fromString(path.split("/")[3]), path.split("/")[4], body);
        }
    }

    private void internal(HttpExchange exchange, UUID videoId, String verb, byte[] body) throws IOException {
        switch (verb) {
            case "upload-opened" -> open(exchange, videoId, json.readValue(body, Internal.UploadOpened.class));
            case "created" -> create(exchange, videoId, json.readValue(body, Internal.VideoCreated.class));
            case "withdrawn" -> {
                withdrawn.add(videoId);
                videos.remove(videoId);
                answer(exchange, 204, Map.of());
            }
            default -> answer(exchange, 404, Map.of("code", "NOT_FOUND"));
        }
    }

    private void create(HttpExchange exchange, UUID videoId, Internal.VideoCreated creation) throws IOException {
        if (withdrawn.contains(videoId)) {
            answer(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else if (full) {
            answer(exchange, 409, Map.of("code", "STORAGE_LIMIT_REACHED"));
        } else {
            created.put(videoId, creation);
            videos.putIfAbsent(videoId, new Video(creation.upload().ownerId(), "UPLOADING"));
            answer(exchange, forgetful ? 500 : 200, Map.of());
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        return signatures.verify(
                        header(exchange, WebhookSignatures.ID_HEADER),
                        header(exchange, WebhookSignatures.TIMESTAMP_HEADER),
                        header(exchange, WebhookSignatures.SIGNATURE_HEADER),
                        body)
                == WebhookSignatures.Verdict.VALID;
    }

    private void read(HttpExchange exchange, UUID videoId) throws IOException {
        String payload = header(exchange, "Authorization").split("\\.")[1];
        String subject = json.readTree(Base64.getUrlDecoder().decode(payload))
                .path("sub")
                .asString();
        Video video = videos.get(videoId);
        answer(exchange, video != null && video.owner().equals(subject) ? 200 : 404, Map.of());
    }

    private void open(HttpExchange exchange, UUID videoId, Internal.UploadOpened question) throws IOException {
        Video video = videos.get(videoId);
        if (video == null || !video.owner().equals(question.ownerId())) {
            answer(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else if (full) {
            answer(exchange, 409, Map.of("code", "STORAGE_LIMIT_REACHED"));
        } else if (Set.of("READY", "TRANSCODING", "UPLOADED").contains(video.status())) {
            answer(exchange, 409, Map.of("code", "ILLEGAL_TRANSITION", "from", video.status(), "to", "UPLOADING"));
        } else {
            videos.put(videoId, new Video(video.owner(), "UPLOADING"));
            answer(exchange, forgetful ? 500 : 200, Map.of());
        }
    }

    private void report(HttpExchange exchange, byte[] body) throws IOException {
        UploadReport report = json.readValue(body, UploadReport.class);
        if (seenIds.add(header(exchange, WebhookSignatures.ID_HEADER))) {
            listener.accept(report);
            reports.add(report);
            String status = report instanceof UploadReport.Completed ? "TRANSCODING" : "FAILED";
            videos.computeIfPresent(report.videoId(), (id, video) -> new Video(video.owner(), status));
        }
        answer(exchange, 204, Map.of());
    }

    private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private record Video(String owner, String status) {}
}
