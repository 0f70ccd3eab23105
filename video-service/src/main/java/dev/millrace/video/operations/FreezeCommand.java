package dev.millrace.video.operations;

import dev.millrace.video.job.Interventions;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.Videos;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Freezes videos that have been TRANSCODING for too long: FAILED ROLLBACK, their attempts fenced off. */
@Component
class FreezeCommand {

    private static final int MOST = 50;

    private final Videos videos;
    private final Interventions interventions;
    private final Clock clock;

    FreezeCommand(Videos videos, Interventions interventions, Clock clock) {
        this.videos = videos;
        this.interventions = interventions;
        this.clock = clock;
    }

    Frozen freeze(Freeze freeze) {
        Instant since = clock.instant().minusSeconds(freeze.olderThanSeconds());
        int most = Objects.requireNonNullElse(freeze.limit(), MOST);
        boolean isRehearsal = Boolean.TRUE.equals(freeze.dryRun());
        List<UUID> found = videos.transcodingSince(since, Limit.of(most + 1)).stream()
                .map(Video::id)
                .toList();
        List<UUID> frozen = found.stream()
                .limit(most)
                .filter(id -> isRehearsal || interventions.freeze(id, since))
                .toList();
        return new Frozen(isRehearsal, frozen, found.size() > most);
    }

    /**
     * Body of {@code POST /api/operations/freeze}.
     *
     * @param olderThanSeconds how long a video must have been TRANSCODING
     * @param dryRun only tell which; default false
     * @param limit most videos of one call; default 50
     */
    record Freeze(
            @NotNull @PositiveOrZero @Max(31_536_000) Long olderThanSeconds,
            @Nullable Boolean dryRun,
            @Min(1) @Max(100) @Nullable Integer limit) {}

    /**
     * What was done, or would be.
     *
     * @param more whether there are others: call again
     */
    record Frozen(boolean dryRun, List<UUID> videos, boolean more) {}
}
