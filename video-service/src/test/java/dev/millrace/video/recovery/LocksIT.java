package dev.millrace.video.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Passes;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.RunningService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Locks of passes, which all services make alike. */
class LocksIT {

    private static final String NAME = "held";
    /** What is left to others when a holder is killed: the bound on how long its pass stands still. */
    private static final double MOST_SECONDS = 30;

    private final RunningService service = RunningService.shared();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Pass pass = new Held();

    @Test
    void lockIsKeptByWhoLivesAndOutlivesWhoIsKilledByHalfAMinuteAtMost() {
        CompletableFuture<Void> running =
                CompletableFuture.runAsync(() -> service.bean(Passes.class).run(pass, pass.schedule()));
        await().until(() -> secondsLocked() > 0);
        assertThat(secondsLocked()).isLessThanOrEqualTo(MOST_SECONDS);
        double first = lockedUntil();
        await().atMost(Duration.ofSeconds(25)).until(() -> lockedUntil() > first);
        assertThat(secondsLocked()).isBetween(1.0, MOST_SECONDS);
        end.countDown();
        running.join();
        assertThat(secondsLocked()).isNotPositive();
    }

    private double secondsLocked() {
        return lock("lock_until - timezone('utc', now())");
    }

    private double lockedUntil() {
        return lock("lock_until");
    }

    private double lock(String expression) {
        return service.jdbc()
                .sql("select coalesce(max(extract(epoch from " + expression + ")), 0) from shedlock where name = ?")
                .param(NAME)
                .query(Double.class)
                .single();
    }

    /** A pass that takes as long as a test likes. */
    private final class Held implements Pass {

        @Override
        public Schedule schedule() {
            return Schedule.every(Duration.ofDays(1), NAME);
        }

        @Override
        public void pass() {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
