package dev.millrace.proof.faults;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.client.ApiCall.SentPart;
import dev.millrace.local.client.VideoState;
import dev.millrace.proof.faults.PatientCalls.Broken;
import dev.millrace.proof.faults.PatientCalls.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One phone on a bad day: does its errand, and holds the API to what it was promised on the way. Used by one thread at a time.
 */
final class UploadScenario {

    private static final Logger log = LoggerFactory.getLogger(UploadScenario.class);
    private static final long WATCH_PAUSE_MILLIS = 250;
    private static final String MIME = "video/mp4";
    private static final String ILLEGAL = "ILLEGAL_TRANSITION";

    private final PatientCalls calls;
    private final ScenarioPlan plan;
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
    UploadScenario(PatientCalls calls, ScenarioPlan plan, String name, Path folder, Duration patience) {
        this.calls = calls;
        this.plan = plan;
        this.name = name;
        this.folder = folder;
        this.patience = patience;
    }

    ScenarioPlan plan() {
        return plan;
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
        switch (plan.way()) {
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
        if (plan.deletesAfter() != null) {
            if (plan.isWatched()) {
                viewer = watch();
            }
            Thread.sleep(plan.deletesAfter().toMillis());
            calls.call(ApiCall.deleteVideo(id));
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
        return calls.call(ApiCall.video(String.valueOf(videoId)));
    }

    /** Asks for another try of a video that FAILED. */
    void retry() throws InterruptedException {
        calls.call(ApiCall.retry(String.valueOf(videoId)), ILLEGAL);
    }

    /** What it was promised and does not find. */
    List<String> brokenPromises() throws InterruptedException {
        List<String> broken = new ArrayList<>();
        String id = videoId;
        if (id == null) {
            return broken;
        }
        if (isDeleted) {
            if (!calls.isGone(id)) {
                broken.add("deleted, and it is there");
            }
            return broken;
        }
        if (!video().path("title").asString().equals(name)) {
            broken.add("created as " + name + ", and its title is " + video().path("title"));
        }
        String session = completedSession;
        if (session != null) {
            String status = calls.call(ApiCall.upload(session)).path("status").asString();
            if (!status.equals("COMPLETED")) {
                broken.add("session " + session + " was completed and is " + status);
            }
        }
        return broken;
    }

    private String create(long size) throws InterruptedException {
        JsonNode video =
                calls.call(ApiCall.createVideo(name, MIME, size, "a.mp4").withKey(key("video")));
        return video.path("id").asString();
    }

    private Session open(String id, long size, String which) throws InterruptedException {
        JsonNode session = calls.call(ApiCall.openUpload(id, MIME, size).withKey(key("session " + which)));
        String status = video().path("status").asString();
        require(status.equals("UPLOADING"), "a session was opened and the video is " + status);
        return new Session(
                session.path("uploadSessionId").asString(),
                session.path("partSizeBytes").asInt(),
                session.path("totalParts").asInt());
    }

    private void repeat(String id, Session session, byte[] bytes) throws InterruptedException {
        require(create(bytes.length).equals(id), "the same key created a second video");
        List<SentPart> parts = sendParts(session, bytes, 1);
        require(open(id, bytes.length, "first").id.equals(session.id), "the same key opened a second session");
        complete(session, parts);
        complete(session, parts);
    }

    private void pause(Session session, byte[] bytes) throws InterruptedException {
        List<SentPart> parts = new ArrayList<>(List.of(sendPart(session, bytes, 1)));
        move(session, ApiCall.pause(session.id), "PAUSED");
        JsonNode refused = calls.call(ApiCall.signPart(session.id, 1), ILLEGAL);
        require(refused.path("code").asString().equals(ILLEGAL), "a part was signed while paused");
        move(session, ApiCall.resume(session.id), "IN_PROGRESS");
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
        JsonNode seen = calls.call(ApiCall.upload(session.id));
        for (int number = 1; number <= session.parts; number++) {
            if (etag(seen, number).isEmpty()) {
                sendPart(session, bytes, number);
            }
        }
        complete(session, List.of());
    }

    private void cancel(Session session) throws InterruptedException {
        move(session, ApiCall.cancel(session.id), "CANCELED");
        isCanceled = true;
    }

    private void move(Session session, ApiCall move, String status) throws InterruptedException {
        calls.call(move);
        String read = calls.call(ApiCall.upload(session.id)).path("status").asString();
        require(read.equals(status), "after " + move.path() + " the session is " + read);
    }

    private void complete(Session session, List<SentPart> parts) throws InterruptedException {
        calls.call(ApiCall.complete(session.id, parts));
        completedSession = session.id;
    }

    private List<SentPart> sendParts(Session session, byte[] bytes, int from) throws InterruptedException {
        List<SentPart> parts = new ArrayList<>();
        for (int number = from; number <= session.parts; number++) {
            parts.add(sendPart(session, bytes, number));
        }
        return parts;
    }

    /** why: signed anew at each try, the last URL may have expired. */
    private SentPart sendPart(Session session, byte[] bytes, int number) throws InterruptedException {
        int from = (number - 1) * session.partSize;
        byte[] body = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + session.partSize));
        Patience patience = new Patience("part " + number);
        while (true) {
            JsonNode signed = calls.call(ApiCall.signPart(session.id, number));
            String etag = calls.put(URI.create(signed.path("uploadUrl").asString()), body);
            if (etag != null) {
                String listed =
                        etag(calls.call(ApiCall.upload(session.id)), number).orElse("missing");
                require(
                        listed.equals(etag.replace("\"", "")),
                        "part " + number + " was stored and is listed as " + listed);
                return new SentPart(number, etag);
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
}
