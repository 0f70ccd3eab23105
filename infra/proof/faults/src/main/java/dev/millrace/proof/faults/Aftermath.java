package dev.millrace.proof.faults;

import dev.millrace.local.client.Edge;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.process.Await;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Waits for the suite to settle, then reports what is lost, stuck or duplicated. */
final class Aftermath {

    /** Within this, the services recover from every fault. */
    static final Duration BOUND = Duration.ofMinutes(5);

    private static final String EXHAUSTED = "RETRIES_EXHAUSTED";

    private final CloudEndpoints cloud;
    private final FfmpegRun ffmpeg;
    private final Path streams;
    private final long mended;
    private final Duration skew;
    private final long limit = System.nanoTime() + BOUND.toNanos();
    private int exhausted;

    /**
     * @param streams folder for fetched streams, emptied afterwards
     * @param mended {@link System#nanoTime} at which the last fault ended
     * @param skew largest clock error, by which timed work may be late
     */
    Aftermath(CloudEndpoints cloud, FfmpegRun ffmpeg, Path streams, long mended, Duration skew) {
        this.cloud = cloud;
        this.ffmpeg = ffmpeg;
        this.streams = streams;
        this.mended = mended;
        this.skew = skew;
    }

    /**
     * Waits until every video has reached its expected state, at most for the bound. Retries a video whose attempts are
     * exhausted, as its owner would.
     *
     * @param mayFail whether there were enough faults to exhaust a job's attempts
     */
    List<String> awaitRest(List<UploadScenario> scenarios, boolean mayFail) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (UploadScenario scenario : scenarios) {
            if (scenario.created().isEmpty() || scenario.isDeleted()) {
                continue;
            }
            JsonNode video = await(scenario);
            if (mayFail && status(video).equals("FAILED") && reason(video).equals(EXHAUSTED)) {
                exhausted++;
                scenario.retry();
                video = await(scenario);
            }
            if (!isAsItShould(scenario, video)) {
                wrong.add("video " + video.path("id").asString() + " of scenario "
                        + scenario.plan().way() + " is " + status(video) + " " + reason(video) + " "
                        + video.path("progress"));
            }
        }
        return wrong;
    }

    private Duration left() {
        return Duration.ofNanos(limit - System.nanoTime());
    }

    /** Number of jobs that exhausted their attempts. */
    int exhausted() {
        return exhausted;
    }

    private JsonNode await(UploadScenario scenario) throws InterruptedException {
        return Await.answer(scenario::video, video -> !isMoving(scenario, video), left());
    }

    private static boolean isMoving(UploadScenario scenario, JsonNode video) {
        return !isAsItShould(scenario, video)
                && !(status(video).equals("FAILED") && scenario.plan().completes());
    }

    private static boolean isAsItShould(UploadScenario scenario, JsonNode video) {
        return switch (scenario.plan().way()) {
            case STRAIGHT, REPEATS, PAUSES, STARTS_AGAIN, OTHER_DEVICE -> VideoState.isComplete(video);
            case CANCELS -> reason(video).equals("UPLOAD_CANCELED");
            case VANISHES -> status(video).equals("UPLOADING");
        };
    }

    private static String status(JsonNode video) {
        return video.path("status").asString();
    }

    private static String reason(JsonNode video) {
        return video.path("failReason").asString("");
    }

    /** Violations found after the suite has settled. */
    List<String> violations(List<UploadScenario> scenarios) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>(stillPlaying(scenarios));
        for (UploadScenario scenario : scenarios) {
            scenario.brokenPromises()
                    .forEach(promise -> wrong.add(scenario.created().orElse("") + ": " + promise));
            unplayable(scenario).ifPresent(wrong::add);
        }
        wrong.addAll(database(scenarios));
        return wrong;
    }

    /** Deleted videos that the edge still served after the bound. */
    List<String> stillPlaying(List<UploadScenario> scenarios) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (UploadScenario scenario : scenarios) {
            Viewer viewer = scenario.isDeleted() ? scenario.viewer().orElse(null) : null;
            long limit = Math.max(scenario.deletedAt(), mended)
                    + Viewer.BOUND.plus(skew).toNanos();
            if (viewer != null && viewer.isAnsweredAfter(limit)) {
                wrong.add("video " + scenario.created().orElse("") + " was deleted, but the edge still serves it");
            }
        }
        return wrong;
    }

    private Optional<String> unplayable(UploadScenario scenario) throws InterruptedException {
        if (scenario.created().isEmpty() || scenario.isDeleted() || !VideoState.isReady(scenario.video())) {
            return Optional.empty();
        }
        try {
            play(scenario.video());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "video " + scenario.created().orElse("") + " is READY, but does not play: " + e.getMessage());
        }
    }

    private void play(JsonNode video) throws IOException, InterruptedException {
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        Path folder = streams.resolve(video.path("id").asString());
        try {
            FetchedStream.fetch(Edge.of(video), master, folder);
            ffmpeg.run(List.of(
                    "-xerror",
                    "-allowed_extensions",
                    "ALL",
                    "-i",
                    folder.resolve("master.m3u8").toString(),
                    "-map",
                    "0",
                    "-f",
                    "null",
                    "-"));
        } finally {
            SuiteDirectory.delete(folder);
        }
    }

    /** why: the last messages may still be in flight when a video is READY. */
    private List<String> database(List<UploadScenario> scenarios) throws IOException, InterruptedException {
        List<String> ids = ids(scenarios);
        try (DatabaseChecks database = DatabaseChecks.open(cloud)) {
            List<String> wrong = new ArrayList<>(Await.answer(() -> database.unfinished(ids), List::isEmpty, left()));
            wrong.addAll(database.miscounted(ids));
            return wrong;
        } catch (SQLException e) {
            throw new IOException("the database cannot be asked", e);
        }
    }

    /** Unexplained objects in storage, after the sweepers have run. */
    List<String> orphans(List<UploadScenario> scenarios) throws IOException, InterruptedException {
        try (DatabaseChecks database = DatabaseChecks.open(cloud);
                Storage storage = new Storage(cloud)) {
            return Await.answer(() -> orphans(database, storage, scenarios), List::isEmpty, left());
        } catch (SQLException e) {
            throw new IOException("the database cannot be asked", e);
        }
    }

    private static List<String> orphans(DatabaseChecks database, Storage storage, List<UploadScenario> scenarios)
            throws SQLException {
        List<String> found = new ArrayList<>();
        for (String id : ids(scenarios)) {
            found.addAll(storage.orphans(id, database.explained(id), database.multiparts(id)));
        }
        return found;
    }

    private static List<String> ids(List<UploadScenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.created().stream())
                .toList();
    }
}
