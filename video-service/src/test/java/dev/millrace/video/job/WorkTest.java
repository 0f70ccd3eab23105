package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkTest {

    private static final Instant QUEUED = Instant.parse("2026-11-30T01:00:00Z");
    private static final Instant NOW = QUEUED.plus(Duration.ofHours(1));
    private static final Instant UNTIL = NOW.plusSeconds(60);

    private final Work claimed = Work.enqueued(QUEUED).claimed(1, "first", UNTIL, NOW);

    @Test
    void everyClaimHasAnotherNumber() {
        assertThat(Work.enqueued(QUEUED).attempt()).isZero();
        assertThat(claimed.attempt()).isEqualTo(1);
        assertThat(claimed.released(NOW).attempt()).isEqualTo(1);
        assertThat(claimed.released(NOW).claimed(2, "second", UNTIL, NOW).attempt())
                .isEqualTo(2);
    }

    @Test
    void aLeaseIsHeldUntilItLapses() {
        assertThat(claimed.isLeased(UNTIL.minusMillis(1))).isTrue();
        assertThat(claimed.isLapsed(UNTIL.minusMillis(1))).isFalse();
        assertThat(claimed.isLeased(UNTIL)).isFalse();
        assertThat(claimed.isLapsed(UNTIL)).isTrue();
        assertThat(Work.enqueued(QUEUED).isLapsed(UNTIL)).isFalse();
    }

    @Test
    void anAttemptThatIsHeardOfAgainBeforeAnotherCameGoesOn() {
        Work again = claimed.failed().released(NOW).renewed(UNTIL.plusSeconds(60), UNTIL);
        assertThat(again.isLeased(UNTIL)).isTrue();
        assertThat(again.attempt()).isEqualTo(1);
        assertThat(again.claimId()).isEqualTo("first");
        assertThat(again.heardAt()).isEqualTo(UNTIL);
    }

    // why: jobs that wait are taken for lost when one that came after them was taken
    @Test
    void workThatEndsKeepsItsPlaceInTheQueue() {
        assertThat(claimed.failed().givenUp(FailReason.TRANSCODE_ERROR, NOW).queuedAt())
                .isEqualTo(QUEUED);
        assertThat(claimed.done(NOW).queuedAt()).isEqualTo(QUEUED);
        assertThat(claimed.released(NOW).queuedAt()).isEqualTo(NOW);
    }

    @Test
    void workIsOpenUntilItEnds() {
        assertThat(Work.enqueued(QUEUED).isOpen()).isTrue();
        assertThat(claimed.isOpen()).isTrue();
        assertThat(claimed.done(NOW).isOpen()).isFalse();
        assertThat(claimed.givenUp(FailReason.ROLLBACK, NOW).isOpen()).isFalse();
        assertThat(claimed.canceled(NOW).isOpen()).isFalse();
    }
}
