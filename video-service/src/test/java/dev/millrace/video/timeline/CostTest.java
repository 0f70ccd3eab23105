package dev.millrace.video.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.job.AttemptEnd;
import dev.millrace.video.timeline.Timeline.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Instant BEGIN = Instant.parse("2026-11-30T12:00:00Z");
    private static final UUID JOB = UUID.randomUUID();
    private static final Instant END = BEGIN.plusSeconds(5_400);

    private static final Timeline TIMELINE = new Timeline(
            BEGIN,
            END,
            false,
            null,
            true,
            0,
            List.of(
                    attempt(1, BEGIN.plusSeconds(1_800), AttemptEnd.FAILED),
                    attempt(2, BEGIN.plusSeconds(1_800), AttemptEnd.DONE),
                    attempt(3, null, null)),
            List.of(
                    new Lane(List.of(
                            step(StepKind.UPLOADING, null, 300_000_000L),
                            step(StepKind.DOWNLOADING, 1, 300_000_000L),
                            step(StepKind.PUBLISHING, 1, 50_000_000L))),
                    new Lane(List.of(step(StepKind.PUBLISHING, 2, 100_000_000L), step(StepKind.ENCODING, 2, null)))));

    @Test
    void allAttemptsAndAYearOfWhatIsStoredAreCounted() {
        Cost cost = Cost.of(TIMELINE, new CostProperties("October", 90_000, 20_000, 10_000));

        assertThat(cost).isEqualTo(new Cost("October", 225_000, 84_000));
    }

    @Test
    void withoutPricesThereIsNoCost() {
        assertThat(Cost.of(TIMELINE, new CostProperties(" ", 90_000, 0, 0))).isNull();
    }

    private static Attempt attempt(int number, @Nullable Instant endedAt, @Nullable AttemptEnd end) {
        return new Attempt(JOB, number, 0, null, BEGIN, endedAt, end, null);
    }

    private static Step step(StepKind kind, @Nullable Integer attempt, @Nullable Long bytes) {
        return new Step(kind, BEGIN, END, attempt == null ? null : JOB, attempt, bytes);
    }
}
