package dev.millrace.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.intake.Decision.Lease;
import dev.millrace.worker.intake.Ending.Kind;
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
        Ending ending = Ending.failed(TranscodeFailure.retryable(FailReason.TIMED_OUT, "slow"), failuresBefore);

        assertThat(decisions.decide(ending))
                .isEqualTo(Decision.showIn(Duration.ofSeconds(seconds), Lease.COUNT_FAILURE));
    }

    @Test
    void aBadSourceIsNotTriedAgain() {
        assertThat(decisions.decide(Ending.failed(TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "text"), 0)))
                .isEqualTo(Decision.giveUp());
    }

    @Test
    void whatNobodyCanReadIsReadThreeTimesAndBuried() {
        Decision again = Decision.showIn(Duration.ofSeconds(5), Lease.NOT_HELD);

        assertThat(decisions.decide(Ending.unreadable(0))).isEqualTo(again);
        assertThat(decisions.decide(Ending.unreadable(1))).isEqualTo(again);
        assertThat(decisions.decide(Ending.unreadable(2))).isEqualTo(Decision.bury());
    }

    @Test
    void whatEndsOtherwise() {
        assertThat(decisions.decide(Ending.of(Kind.TOLD))).isEqualTo(Decision.delete());
        assertThat(decisions.decide(Ending.of(Kind.OBSOLETE))).isEqualTo(Decision.delete());
        assertThat(decisions.decide(Ending.of(Kind.LEASE_LOST))).isEqualTo(Decision.leave());
        assertThat(decisions.decide(Ending.of(Kind.DRAINED)))
                .isEqualTo(Decision.showIn(Duration.ZERO, Lease.GIVE_BACK));
        assertThat(decisions.decide(Ending.busy(Duration.ofSeconds(7))))
                .isEqualTo(Decision.showIn(Duration.ofSeconds(7), Lease.NOT_HELD));
    }

    @Test
    void whatIsNotTheJobsFaultBringsItsMessageNoNearerToTheDeadLetters() {
        assertThat(decisions.decide(Ending.stillBusy(Duration.ofSeconds(7))))
                .isEqualTo(Decision.sendIn(Duration.ofSeconds(7)));
        assertThat(decisions.decide(Ending.of(Kind.NOT_ITS_TURN))).isEqualTo(Decision.sendIn(Duration.ZERO));
    }
}
