package dev.millrace.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.intake.AttemptOutcome.Kind;
import dev.millrace.worker.intake.Disposition.Lease;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryOrGiveUpTest {

    private final RetryOrGiveUp decisions = new RetryOrGiveUp();

    @ParameterizedTest
    @CsvSource({"0, 5", "1, 10", "2, 20", "3, 40", "9, 320"})
    void failuresAreTriedAgainAfterLongerAndLongerPauses(int failuresBefore, int seconds) {
        AttemptOutcome ending =
                AttemptOutcome.failed(TranscodeFailure.retryable(FailReason.TIMED_OUT, "slow"), failuresBefore);

        assertThat(decisions.decide(ending))
                .isEqualTo(Disposition.showIn(Duration.ofSeconds(seconds), Lease.COUNT_FAILURE));
    }

    @Test
    void aBadSourceIsNotTriedAgain() {
        assertThat(decisions.decide(
                        AttemptOutcome.failed(TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "text"), 0)))
                .isEqualTo(Disposition.giveUp());
    }

    @Test
    void whatNobodyCanReadIsReadThreeTimesAndBuried() {
        Disposition again = Disposition.showIn(Duration.ofSeconds(5), Lease.NOT_HELD);

        assertThat(decisions.decide(AttemptOutcome.unreadable(0))).isEqualTo(again);
        assertThat(decisions.decide(AttemptOutcome.unreadable(1))).isEqualTo(again);
        assertThat(decisions.decide(AttemptOutcome.unreadable(2))).isEqualTo(Disposition.deadLetter());
    }

    @Test
    void whatEndsOtherwise() {
        assertThat(decisions.decide(AttemptOutcome.of(Kind.TOLD))).isEqualTo(Disposition.delete());
        assertThat(decisions.decide(AttemptOutcome.of(Kind.OBSOLETE))).isEqualTo(Disposition.delete());
        assertThat(decisions.decide(AttemptOutcome.of(Kind.LEASE_LOST))).isEqualTo(Disposition.leave());
        assertThat(decisions.decide(AttemptOutcome.busy(Duration.ofSeconds(7))))
                .isEqualTo(Disposition.showIn(Duration.ofSeconds(7), Lease.NOT_HELD));
    }

    @Test
    void whatIsNotTheJobsFaultBringsItsMessageNoNearerToTheDeadLetters() {
        assertThat(decisions.decide(AttemptOutcome.stillBusy(Duration.ofSeconds(7))))
                .isEqualTo(Disposition.sendIn(Duration.ofSeconds(7), Lease.NOT_HELD));
        assertThat(decisions.decide(AttemptOutcome.of(Kind.NOT_ITS_TURN)))
                .isEqualTo(Disposition.sendIn(Duration.ZERO, Lease.NOT_HELD));
        assertThat(decisions.decide(AttemptOutcome.of(Kind.DRAINED)))
                .isEqualTo(Disposition.sendIn(Duration.ZERO, Lease.GIVE_BACK));
        assertThat(decisions.decide(AttemptOutcome.of(Kind.NO_ROOM)))
                .isEqualTo(Disposition.sendIn(Duration.ofSeconds(30), Lease.GIVE_BACK));
    }
}
