package dev.millrace.video.timeline;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.timeline.Timeline.Attempt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a video cost, in millionths of a dollar. Views are left out, since video-service does not count them, and so are requests.
 *
 * @param workers all attempts, those that failed or were lost too
 * @param storage of the source and the output, for their first year
 */
@Schema(description = "In millionths of a dollar; without requests and views")
record Cost(String priceList, long workers, long storage) {

    private static final int MONTHS = 12;
    private static final double GIGABYTE = 1e9;

    /** Null without a price list. */
    static @Nullable Cost of(Timeline timeline, CostProperties prices) {
        String list = prices.priceList();
        if (list == null) {
            return null;
        }
        double hours = timeline.attempts().stream()
                .map(attempt -> Duration.between(
                        attempt.claimedAt(), Objects.requireNonNullElse(attempt.endedAt(), timeline.to())))
                .mapToDouble(worked -> worked.toNanos() / 3.6e12)
                .sum();
        double monthly = bytes(timeline, step -> step.step() == StepKind.UPLOADING) * prices.sourceGigabyteMonth()
                + bytes(timeline, step -> isOfOutput(step, timeline)) * prices.outputGigabyteMonth();
        return new Cost(list, Math.round(hours * prices.workerHour()), Math.round(MONTHS * monthly / GIGABYTE));
    }

    private static double bytes(Timeline timeline, Predicate<Step> counts) {
        return timeline.lanes().stream()
                .flatMap(lane -> lane.steps().stream())
                .filter(counts)
                .mapToDouble(step -> Objects.requireNonNullElse(step.bytes(), 0L))
                .sum();
    }

    // why: what failed attempts stored is removed, and what earlier jobs made is superseded
    private static boolean isOfOutput(Step step, Timeline timeline) {
        List<Attempt> attempts = timeline.attempts();
        return step.step() == StepKind.PUBLISHING
                && attempts.stream()
                        .filter(attempt -> attempt.jobId()
                                .equals(attempts.get(attempts.size() - 1).jobId()))
                        .filter(attempt ->
                                attempt.outcome() == AttemptEnd.DONE || attempt.outcome() == AttemptEnd.DIVIDED)
                        .anyMatch(attempt -> attempt.jobId().equals(step.jobId())
                                && Integer.valueOf(attempt.attempt()).equals(step.attempt()));
    }
}
