package dev.millrace.local.operations;

import dev.millrace.local.client.OperatorApi;
import dev.millrace.local.terminal.Terminal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The commands of a rollback. Each repeats its call until everything is done, and prints the results. */
public final class Rollback {

    private static final int MOST = 100;

    private final OperatorApi api;
    private final Terminal terminal;

    public Rollback(OperatorApi api, Terminal terminal) {
        this.api = api;
        this.terminal = terminal;
    }

    /** Pauses job intake. */
    public void pause() throws IOException, InterruptedException {
        tell(api.post("pause", Map.of()));
    }

    /** Resumes job intake. */
    public void resume() throws IOException, InterruptedException {
        tell(api.post("resume", Map.of()));
    }

    private void tell(JsonNode intake) {
        boolean isPaused = intake.path("paused").asBoolean();
        String since = " since " + intake.path("changedAt").asString("the beginning") + ", by "
                + intake.path("changedBy").asString("default");
        terminal.line((isPaused ? "Paused" : "Running") + since);
        terminal.line(
                isPaused
                        ? "Workers stop claiming jobs within 10 s; running jobs continue."
                        : "Workers claim jobs again within 10 s.");
    }

    /**
     * Fails videos that are TRANSCODING for longer than the given time with ROLLBACK.
     *
     * @param isRehearsal only lists the videos, at most the first hundred
     * @return the videos
     */
    public List<String> freeze(Duration olderThan, boolean isRehearsal) throws IOException, InterruptedException {
        Map<String, ?> body = Map.of("olderThanSeconds", olderThan.toSeconds(), "dryRun", isRehearsal, "limit", MOST);
        List<String> videos = new ArrayList<>();
        boolean goesOn;
        boolean isMore;
        do {
            JsonNode answer = api.post("freeze", body);
            List<String> page =
                    answer.path("videos").valueStream().map(JsonNode::asString).toList();
            videos.addAll(page);
            terminal.progress("  " + videos.size() + " videos");
            isMore = answer.path("more").asBoolean();
            goesOn = isMore && !isRehearsal && !page.isEmpty();
        } while (goesOn);
        videos.forEach(video -> terminal.line("  " + video));
        terminal.line(videos.size() + " videos " + (isRehearsal ? "would be frozen" : "are frozen: FAILED ROLLBACK")
                + (isMore ? ", and there are more" : ""));
        return videos;
    }

    /** Queues new jobs for videos that FAILED for a reason since a time; returns the outcomes. */
    public Map<String, String> replay(String reason, Instant since, boolean isRehearsal)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>(
                Map.of("reason", reason, "since", since.toString(), "dryRun", isRehearsal, "limit", MOST));
        Outcomes outcomes = new Outcomes(terminal);
        JsonNode answer;
        do {
            answer = api.post("replay", body);
            answer.path("items")
                    .forEach(item -> outcomes.add(
                            item.path("videoId").asString(),
                            item.path("outcome").asString()));
            terminal.progress("  " + outcomes.size() + " videos");
            body.put("cursor", answer.path("nextCursor").asString(""));
        } while (!answer.path("nextCursor").isNull() && answer.has("nextCursor"));
        outcomes.tell(isRehearsal ? "Would be replayed" : "Replayed");
        return outcomes.all();
    }

    /** Invalidates videos at the CDN. */
    public void invalidate(List<String> videos) throws IOException, InterruptedException {
        Outcomes outcomes = new Outcomes(terminal);
        for (int begin = 0; begin < videos.size(); begin += MOST) {
            List<String> page = videos.subList(begin, Math.min(videos.size(), begin + MOST));
            JsonNode answer = api.post("invalidate", Map.of("videoIds", page));
            answer.path("requested").forEach(video -> outcomes.add(video.asString(), "REQUESTED"));
            answer.path("unknown").forEach(video -> outcomes.add(video.asString(), "UNKNOWN"));
            terminal.progress("  " + outcomes.size() + " of " + videos.size() + " videos");
        }
        outcomes.tell("Invalidated");
    }
}
