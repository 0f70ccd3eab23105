package dev.millrace.proof.bench;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.VideoEvents;
import dev.millrace.local.client.VideoState;
import java.io.IOException;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A video that was followed until all its renditions existed.
 *
 * @param ready until it was playable
 * @param all until all renditions existed
 * @param video its last state
 */
public record Followed(Duration ready, Duration all, JsonNode video) {

    /** Longest wait for an event before polling the video. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Longest time without progress before the video counts as stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Follows a video from now on.
     *
     * @param percent receives progress
     * @throws IOException when the video FAILED or is stuck, or when a worker exited
     */
    public static Followed until(BenchTarget target, Api api, String videoId, IntConsumer percent)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
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
                requireMoving(target, video, patience);
                percent.accept(video.path("progress").path("percent").asInt(0));
                events.await(PAUSE);
            }
        }
    }

    private static void requireMoving(BenchTarget target, JsonNode video, Patience patience) throws IOException {
        String status = video.path("status").asString();
        if (status.equals("FAILED")) {
            throw new VideoFailed(
                    "the video FAILED: " + video.path("failReason").asString(""));
        }
        if (target.workers().stream()
                .anyMatch(worker -> ProcessHandle.of(worker.pid()).isEmpty())) {
            throw new VideoFailed("a worker exited while the video was " + status);
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
}
