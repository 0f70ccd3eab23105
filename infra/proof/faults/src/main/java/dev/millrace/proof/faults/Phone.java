package dev.millrace.proof.faults;

import dev.millrace.local.client.VideoState;
import dev.millrace.proof.faults.PhoneCalls.Broken;
import dev.millrace.proof.faults.PhoneCalls.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One phone on a bad day: does its errand, and holds the API to what it was promised on the way. Used by one thread at a time.
 */
final class Phone {

    private static final Logger log = LoggerFactory.getLogger(Phone.class);
    private static final long WATCH_PAUSE_MILLIS = 250;
    private static final String MIME = "video/mp4";
    private static final String ILLEGAL = "ILLEGAL_TRANSITION";

    private final PhoneCalls calls;
    private final Errand errand;
    private final String name;
    private final Path folder;
    private final Duration patience;
    private volatile @Nullable String videoId;
    private volatile @Nullable String completedSession;
    private volatile boolean isCanceled;
    private volatile boolean isDeleted;
    private volatile @Nullable Viewer viewer;
    private volatile long deletedAt;

    /**
     * @param name its user, from which the keys of creating calls are made too
     * @param folder for what a viewer fetches
     * @param patience in which a video that it watches must play or be FAILED
     */
    Phone(PhoneCalls calls, Errand errand, String name, Path folder, Duration patience) {
        this.calls = calls;
        this.errand = errand;
        this.name = name;
        this.folder = folder;
        this.patience = patience;
    }

    Errand errand() {
        return errand;
    }

    String name() {
        return name;
    }

    /** The video, as soon as its creation was answered. */
    Optional<String> created() {
        return Optional.ofNullable(videoId);
    }

    /** The session whose completion was answered with success. */
    Optional<String> completedSession() {
        return Optional.ofNullable(completedSession);
    }

    /** Whether the cancelling of the last session was answered with success. */
    boolean isCanceled() {
        return isCanceled;
    }

    /** Who goes on watching the video that was deleted. */
    Optional<Viewer> viewer() {
        return Optional.ofNullable(viewer);
    }

    /** When the deletion was answered, by {@link System#nanoTime}. */
    long deletedAt() {
        return deletedAt;
    }

    /** Whether deletion was answered with success. */
    boolean isDeleted() {
        return isDeleted;
    }

    /**
     * Does its errand.
     *
     * @throws Broken when a call was refused for good, found nobody for two minutes, or a promise was not kept
     */
    void go(Path file) throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(file);
        String id = create(bytes.length);
        videoId = id;
        Session session = open(id, bytes.length, "first");
        switch (errand.way()) {
            case STRAIGHT -> complete(session, sendParts(session, bytes, 1));
            case REPEATS -> repeat(id, session, bytes);
            case PAUSES -> pause(session, bytes);
            case STARTS_AGAIN -> startAgain(id, session, bytes);
            case OTHER_DEVICE -> changeDevice(session, bytes);
            case CANCELS -> {
                sendPart(session, bytes, 1);
                cancel(session);
            }
            case VANISHES -> sendPart(session, bytes, 1);
        }
        if (errand.deletesAfter() != null) {
            if (errand.isWatched()) {
                viewer = watch();
            }
            Thread.sleep(errand.deletesAfter().toMillis());
            calls.call("DELETE", "/api/videos/" + id, null, null, null);
            deletedAt = System.nanoTime();
            isDeleted = true;
        }
    }

    /** Once it plays; null when it has FAILED, which others are asked about. */
    @Nullable Viewer watch() throws InterruptedException {
        long limit = System.nanoTime() + patience.toNanos();
        for (JsonNode video = video(); !status(video).equals("FAILED"); video = video()) {
            require(
                    System.nanoTime() < limit,
                    "after " + patience.toSeconds() + " s the video does not play and is " + status(video));
            if (VideoState.isReady(video)) {
                try {
                    return Viewer.of(video, folder.resolve("watched-" + videoId));
                } catch (IOException e) {
                    log.debug("Storage is away, it is watched later", e);
                }
            }
            Thread.sleep(WATCH_PAUSE_MILLIS);
        }
        return null;
    }

    private static String status(JsonNode video) {
        return video.path("status").asString();
    }

    /** Its video as it is now. */
    JsonNode video() throws InterruptedException {
        return calls.get("/api/videos/" + videoId);
    }

    /** Asks for another try of a video that FAILED. */
    void retry() throws InterruptedException {
        calls.call("POST", "/api/videos/" + videoId + "/retry", null, null, ILLEGAL);
    }

    /** What it was promised and does not find. */
    List<String> brokenPromises() throws InterruptedException {
        List<String> broken = new ArrayList<>();
        String id = videoId;
        if (id == null) {
            return broken;
        }
        if (isDeleted) {
            if (!calls.isGone("/api/videos/" + id)) {
                broken.add("deleted, and it is there");
            }
            return broken;
        }
        if (!video().path("title").asString().equals(name)) {
            broken.add("created as " + name + ", and its title is " + video().path("title"));
        }
        String session = completedSession;
        if (session != null) {
            String status = calls.get("/api/uploads/" + session).path("status").asString();
            if (!status.equals("COMPLETED")) {
                broken.add("session " + session + " was completed and is " + status);
            }
        }
        return broken;
    }

    private String create(long size) throws InterruptedException {
        JsonNode video = calls.call(
                "POST",
                "/api/videos",
                Map.of("title", name, "sourceMime", MIME, "sourceSizeBytes", size, "filename", "a.mp4"),
                key("video"),
                null);
        return video.path("id").asString();
    }

    private Session open(String id, long size, String which) throws InterruptedException {
        JsonNode session = calls.call(
                "POST",
                "/api/videos/" + id + "/uploads",
                Map.of("sourceMime", MIME, "sourceSizeBytes", size),
                key("session " + which),
                null);
        String status = video().path("status").asString();
        require(status.equals("UPLOADING"), "a session was opened and the video is " + status);
        return new Session(
                session.path("uploadSessionId").asString(),
                session.path("partSizeBytes").asInt(),
                session.path("totalParts").asInt());
    }

    private void repeat(String id, Session session, byte[] bytes) throws InterruptedException {
        require(create(bytes.length).equals(id), "the same key created a second video");
        List<Part> parts = sendParts(session, bytes, 1);
        require(open(id, bytes.length, "first").id.equals(session.id), "the same key opened a second session");
        complete(session, parts);
        complete(session, parts);
    }

    private void pause(Session session, byte[] bytes) throws InterruptedException {
        List<Part> parts = new ArrayList<>(List.of(sendPart(session, bytes, 1)));
        move(session, "pause", "PAUSED");
        JsonNode refused =
                calls.call("POST", "/api/uploads/" + session.id + "/parts", Map.of("partNumber", 1), null, ILLEGAL);
        require(refused.path("code").asString().equals(ILLEGAL), "a part was signed while paused");
        move(session, "resume", "IN_PROGRESS");
        parts.addAll(sendParts(session, bytes, 2));
        complete(session, parts);
    }

    private void startAgain(String id, Session session, byte[] bytes) throws InterruptedException {
        sendPart(session, bytes, 1);
        cancel(session);
        Session second = open(id, bytes.length, "second");
        isCanceled = false;
        require(!second.id.equals(session.id), "a cancelled session was opened again");
        complete(second, sendParts(second, bytes, 1));
    }

    private void changeDevice(Session session, byte[] bytes) throws InterruptedException {
        sendPart(session, bytes, 1);
        JsonNode seen = calls.get("/api/uploads/" + session.id);
        for (int number = 1; number <= session.parts; number++) {
            if (etag(seen, number).isEmpty()) {
                sendPart(session, bytes, number);
            }
        }
        complete(session, List.of());
    }

    private void cancel(Session session) throws InterruptedException {
        move(session, "cancel", "CANCELED");
        isCanceled = true;
    }

    private void move(Session session, String verb, String status) throws InterruptedException {
        calls.call("POST", "/api/uploads/" + session.id + "/" + verb, null, null, null);
        String read = calls.get("/api/uploads/" + session.id).path("status").asString();
        require(read.equals(status), "after " + verb + " the session is " + read);
    }

    private void complete(Session session, List<Part> parts) throws InterruptedException {
        List<Map<String, Object>> named = parts.stream()
                .<Map<String, Object>>map(part -> Map.of("partNumber", part.number, "etag", part.etag))
                .toList();
        calls.call("POST", "/api/uploads/" + session.id + "/complete", Map.of("parts", named), null, null);
        completedSession = session.id;
    }

    private List<Part> sendParts(Session session, byte[] bytes, int from) throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        for (int number = from; number <= session.parts; number++) {
            parts.add(sendPart(session, bytes, number));
        }
        return parts;
    }

    /** why: signed anew at each try, the last URL may have expired. */
    private Part sendPart(Session session, byte[] bytes, int number) throws InterruptedException {
        int from = (number - 1) * session.partSize;
        byte[] body = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + session.partSize));
        Patience patience = new Patience("part " + number);
        while (true) {
            JsonNode signed = calls.call(
                    "POST", "/api/uploads/" + session.id + "/parts", Map.of("partNumber", number), null, null);
            String etag = calls.put(URI.create(signed.path("uploadUrl").asString()), body);
            if (etag != null) {
                String listed =
                        etag(calls.get("/api/uploads/" + session.id), number).orElse("missing");
                require(
                        listed.equals(etag.replace("\"", "")),
                        "part " + number + " was stored and is listed as " + listed);
                return new Part(number, etag);
            }
            patience.use("storage did not take it");
        }
    }

    private static Optional<String> etag(JsonNode session, int number) {
        for (JsonNode part : session.path("parts")) {
            if (part.path("partNumber").asInt() == number) {
                return Optional.of(part.path("etag").asString().replace("\"", ""));
            }
        }
        return Optional.empty();
    }

    private String key(String what) {
        return UUID.nameUUIDFromBytes((name + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void require(boolean isKept, String promise) {
        if (!isKept) {
            throw new Broken(promise);
        }
    }

    private record Session(String id, int partSize, int parts) {}

    private record Part(int number, String etag) {}
}
