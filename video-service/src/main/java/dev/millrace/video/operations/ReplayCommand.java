package dev.millrace.video.operations;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.page.Cursor;
import dev.millrace.common.page.Page;
import dev.millrace.common.problem.InvalidField;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.video.job.Reruns;
import dev.millrace.video.job.Reruns.Replay;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.Videos;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** New jobs for videos that failed for a reason since a time: each once, and only where the source is still there. */
@Component
class ReplayCommand {

    private static final int MOST = 50;

    private final Videos videos;
    private final Reruns reruns;
    private final Clock clock;

    ReplayCommand(Videos videos, Reruns reruns, Clock clock) {
        this.videos = videos;
        this.reruns = reruns;
        this.clock = clock;
    }

    Replayed replay(ReplayFailed replay) {
        if (!Cursor.isKnown(replay.since())) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "See errors for what to change.",
                    Map.of("errors", List.of(new InvalidField("since", "must be between 1970 and 9998"))));
        }
        ReplayCursor begin = replay.cursor() == null
                ? ReplayCursor.first(replay.since(), clock.instant().truncatedTo(ChronoUnit.MICROS))
                : ReplayCursor.parse(replay.cursor());
        int most = Objects.requireNonNullElse(replay.limit(), MOST);
        boolean isRehearsal = Boolean.TRUE.equals(replay.dryRun());
        List<Video> found =
                videos.failedAfter(replay.reason(), begin.statusSince(), begin.id(), begin.until(), Limit.of(most + 1));
        Page<Video> page = Page.of(found, most);
        List<ReplayedVideo> items = page.items().stream()
                .map(video -> new ReplayedVideo(video.id(), reruns.replay(video, isRehearsal)))
                .toList();
        return new Replayed(
                isRehearsal, items, page.next(last -> begin.after(last).text()));
    }

    /**
     * Body of {@code POST /api/operations/replay}.
     *
     * @param reason why they failed
     * @param since the earliest failure
     * @param dryRun only tell which; default false
     * @param limit most videos of one call; default 50
     * @param cursor where the call before ended
     */
    record ReplayFailed(
            @NotNull FailReason reason,
            @NotNull Instant since,
            @Nullable Boolean dryRun,
            @Min(1) @Max(100) @Nullable Integer limit,
            @Size(max = 300) @Nullable String cursor) {}

    /** What was done, or would be, in the order of the failures; {@code nextCursor} is null when that was all. */
    record Replayed(
            boolean dryRun,
            List<ReplayedVideo> items,
            @Nullable String nextCursor) {}

    /** The outcome for one video. */
    record ReplayedVideo(UUID videoId, Replay outcome) {}
}
