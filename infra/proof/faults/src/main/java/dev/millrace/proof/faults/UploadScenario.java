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
 * One phone's upload under faults. It executes its plan and checks the API's promises on the way. Used by one thread at a
 * time.
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
     * @param name its user, also the source of its idempotency keys
     * @param folder for streams that its viewer fetches
     * @param patience time limit for a watched video to play or be FAILED
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

    /** The video's id, once its creation was answered. */
    Optional<String> created() {
        return Optional.ofNullable(videoId);
    }

    /** The session whose completion was answered with success. */
    Optional<String> completedSession() {
        return Optional.ofNullable(completedSession);
    }

    /** Whether the cancellation of the last session was answered with success. */
    boolean isCanceled() {
        return isCanceled;
    }

    /** The viewer that keeps watching the deleted video. */
    Optional<Viewer> viewer() {
        return Optional.ofNullable(viewer);
    }

    /** {@link System#nanoTime} at which the deletion was answered. */
    long deletedAt() {
        return deletedAt;
    }

    /** Whether deletion was answered with success. */
    boolean isDeleted() {
        return isDeleted;
    }

    /**
     * Executes the plan.
     *
     * @throws Broken when a call was rejected permanently, unanswered for two minutes, or broke a promise
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

    /** Starts watching once the video plays; null when it FAILED, which other checks judge. */
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
                    log.debug("Storage is unavailable, watching later", e);
                }
            }
            Thread.sleep(WATCH_PAUSE_MILLIS);
        }
        return null;
    }

    private static String status(JsonNode video) {
        return video.path("status").asString();
    }

    /** The current state of its video. */
    JsonNode video() throws InterruptedException {
        return calls.call(ApiCall.video(String.valueOf(videoId)));
    }

    /** Retries a FAILED video. */
    void retry() throws InterruptedException {
        calls.call(ApiCall.retry(String.valueOf(videoId)), ILLEGAL);
    }

    /** Promises of the API that do not hold. */
    List<String> brokenPromises() throws InterruptedException {
        List<String> broken = new ArrayList<>();
        String id = videoId;
        if (id == null) {
            return broken;
        }
        if (isDeleted) {
            if (!calls.isGone(id)) {
                broken.add("deleted, but still exists");
            }
            return broken;
        }
        if (!video().path("title").asString().equals(name)) {
            broken.add("created as " + name + ", but its title is " + video().path("title"));
        }
        String session = completedSession;
        if (session != null) {
            String status =
                    calls.call(ApiCall.uploadStatus(session)).path("status").asString();
            if (!status.equals("COMPLETED")) {
                broken.add("session " + session + " was completed, but is " + status);
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
        require(status.equals("UPLOADING"), "a session was opened, but the video is " + status);
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
        require(!second.id.equals(session.id), "a cancelled session was reopened");
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
        String read =
                calls.call(ApiCall.uploadStatus(session.id)).path("status").asString();
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

    /** why: each attempt signs again, since the previous URL may have expired. */
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
                        "part " + number + " was stored, but is listed as " + listed);
                return new SentPart(number, etag);
            }
            patience.use("storage did not accept it");
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
