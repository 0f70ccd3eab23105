package dev.millrace.local.demo;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.VideoEvents;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Follows the events of a video like an app until it plays, and then until all renditions exist. */
final class Transcoding {

    /** After so long without an event the video is read again: its stream may have ended. */
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** Longest time without progress before the video counts as stuck. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** Without a terminal, prints a line at each such step. */
    private static final int STEP_PERCENT = 25;

    private final Api api;
    private final Terminal terminal;
    private final Timings timings;
    private boolean began;
    private int lastStep = -1;
    private String lastSeen = "";

    Transcoding(Api api, Terminal terminal, Timings timings) {
        this.api = api;
        this.terminal = terminal;
        this.timings = timings;
    }

    /** Waits until the video is READY: it plays, and more renditions may follow. */
    JsonNode awaitReady(String videoId) throws IOException, InterruptedException {
        JsonNode video = await(videoId, VideoState::isReady);
        noteBegin();
        terminal.line("  READY      in " + Words.time(timings.lap("transcode")));
        return video;
    }

    /** Waits until the READY video has all its renditions. */
    JsonNode awaitComplete(String videoId) throws IOException, InterruptedException {
        JsonNode video = await(videoId, VideoState::isComplete);
        terminal.line("  complete   after another " + Words.time(timings.lap("complete")));
        return video;
    }

    private JsonNode await(String videoId, Predicate<JsonNode> isReached) throws IOException, InterruptedException {
        try (VideoEvents events = api.events(videoId)) {
            return await(videoId, events, isReached);
        }
    }

    private JsonNode await(String videoId, VideoEvents events, Predicate<JsonNode> isReached)
            throws IOException, InterruptedException {
        long changed = System.nanoTime();
        while (true) {
            JsonNode video = api.video(videoId);
            String status = video.path("status").asString();
            if (isReached.test(video)) {
                return video;
            }
            if (status.equals("FAILED")) {
                throw new IOException(
                        "the video FAILED: " + video.path("failReason").asString(""));
            }
            if (show(status, video.path("progress"))) {
                changed = System.nanoTime();
            }
            if (System.nanoTime() - changed > PATIENCE.toNanos()) {
                throw new IOException("the video is still " + status + " after " + PATIENCE.toMinutes()
                        + " minutes without progress; see ./millrace logs");
            }
            events.await(QUIET);
        }
    }

    /** Whether the state has changed. */
    private boolean show(String status, JsonNode progress) {
        String stage = progress.path("stage").asString("");
        int percent = progress.path("percent").asInt(0);
        if (!stage.isEmpty() && !stage.equals("QUEUED")) {
            noteBegin();
        }
        String eta = progress.path("etaSeconds").isNumber()
                ? "  " + progress.path("etaSeconds").asInt() + " s left"
                : "";
        String what = (stage.isEmpty() ? status : stage).toLowerCase(Locale.ROOT);
        String text = "  transcode  " + Words.bar(percent) + "  " + what + eta;
        boolean milestone = percent / STEP_PERCENT > lastStep;
        terminal.progress(text, milestone);
        lastStep = Math.max(lastStep, percent / STEP_PERCENT);
        String seen = status + stage + percent;
        boolean changed = !seen.equals(lastSeen);
        lastSeen = seen;
        return changed;
    }

    private void noteBegin() {
        if (!began) {
            began = true;
            timings.lap("queue");
        }
    }
}
