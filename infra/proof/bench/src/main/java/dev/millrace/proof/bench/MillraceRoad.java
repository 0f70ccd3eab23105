package dev.millrace.proof.bench;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.MediaType;
import dev.millrace.local.client.Playlist;
import dev.millrace.local.client.Upload;
import dev.millrace.local.client.VideoEvents;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.process.CpuTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Uploads a clip to a suite like an app and measures from the completion response on. */
final class MillraceRoad {

    /** Longest wait for an event before polling the video. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Longest time without progress before the video counts as stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BenchTarget target;
    private final Api api;

    MillraceRoad(BenchTarget target) {
        this.target = target;
        this.api = new Api(target.gateway(), target.token());
    }

    /**
     * Returns when all renditions exist.
     *
     * @param percent receives progress
     * @throws IOException when the video FAILED, is stuck, or has other renditions than the bare commands
     */
    Sample run(Way way, Clip clip, IntConsumer percent) throws IOException, InterruptedException {
        String videoId = new Upload(api, (sent, size) -> {})
                .upload(clip.file(), MediaType.of(clip.file()), "Benchmark " + clip.name())
                .videoId();
        WorkerLog log = WorkerLog.of(target.workerLog());
        long began = System.nanoTime();
        Duration cpuBefore = CpuTime.ofTree(target.workerPid());
        Followed followed = follow(videoId, began, percent);
        Duration cpu = CpuTime.ofTree(target.workerPid()).minus(cpuBefore);
        requireSameLadder(followed.video);
        return new Sample(way, new Cost(followed.all, cpu), followed.ready, log.steps());
    }

    private record Followed(Duration ready, Duration all, JsonNode video) {}

    private Followed follow(String videoId, long began, IntConsumer percent) throws IOException, InterruptedException {
        Duration ready = null;
        Patience patience = new Patience();
        try (VideoEvents events = api.events(videoId)) {
            while (true) {
                JsonNode video = api.video(videoId);
                Duration now = Duration.ofNanos(System.nanoTime() - began);
                if (ready == null && VideoState.isReady(video)) {
                    ready = now;
                }
                if (ready != null && VideoState.isComplete(video)) {
                    return new Followed(ready, now, video);
                }
                requireMoving(video, patience);
                percent.accept(video.path("progress").path("percent").asInt(0));
                events.await(PAUSE);
            }
        }
    }

    private void requireMoving(JsonNode video, Patience patience) throws IOException {
        String status = video.path("status").asString();
        if (status.equals("FAILED")) {
            throw new VideoFailed(
                    "the video FAILED: " + video.path("failReason").asString(""));
        }
        if (ProcessHandle.of(target.workerPid()).isEmpty()) {
            throw new VideoFailed("the worker exited while the video was " + status);
        }
        if (!patience.lastsWith(status + video.path("progress"))) {
            throw new VideoFailed(
                    "the video is still " + status + " after " + PATIENCE.toMinutes() + " minutes without progress");
        }
    }

    /** Fails when nothing changes for too long. */
    private static final class Patience {

        private @Nullable String seen;
        private long since;

        boolean lastsWith(String state) {
            if (!state.equals(seen)) {
                seen = state;
                since = System.nanoTime();
            }
            return System.nanoTime() - since < PATIENCE.toNanos();
        }
    }

    private static void requireSameLadder(JsonNode video) throws IOException, InterruptedException {
        Set<String> expected =
                BareLadder.RUNGS.stream().map(BareLadder.Rung::size).collect(Collectors.toSet());
        Set<String> made = sizes(video);
        if (!made.equals(expected)) {
            throw new VideoFailed("Millrace made " + made + " and bare ffmpeg " + expected
                    + ", so they are not comparable: BareLadder must mirror transcode-worker");
        }
    }

    private static Set<String> sizes(JsonNode video) throws IOException, InterruptedException {
        URI url = URI.create(video.path("playback").path("streamUrl").asString());
        Path file = Files.createTempFile("master", ".m3u8");
        try {
            Edge.of(video).fetch(url, file);
            return Playlist.of(Files.readString(file)).resolutions();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
