package dev.millrace.common.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.problem.Unavailable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class PassesTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger runs = new AtomicInteger();
    private final ThreadPoolTaskScheduler scheduler = Passes.scheduler();
    private int locked;
    private boolean isHeldElsewhere;

    @BeforeEach
    void start() {
        scheduler.initialize();
    }

    @AfterEach
    void stop() {
        scheduler.shutdown();
    }

    @Test
    void oneInstanceAtATimeRunsIt() {
        Pass pass = pass(Schedule.every(Duration.ofMinutes(5), "sweep"), runs::incrementAndGet);

        run(pass);
        isHeldElsewhere = true;
        run(pass);

        assertThat(runs).hasValue(1);
        assertThat(locked).isEqualTo(1);
        assertThat(count("DONE")).isEqualTo(1);
    }

    @Test
    void passOnEveryInstanceTakesNoLock() {
        isHeldElsewhere = true;

        run(pass(Schedule.every(Duration.ofMinutes(5), "sweep").onEveryInstance(), runs::incrementAndGet));

        assertThat(runs).hasValue(1);
        assertThat(locked).isZero();
    }

    @Test
    void failuresAreCountedAndEndNothing() {
        Schedule schedule = Schedule.every(Duration.ofMinutes(5), "sweep");

        run(pass(schedule, () -> {
            throw new Unavailable("storage", Duration.ofSeconds(1));
        }));
        run(pass(schedule, () -> {
            throw new IllegalStateException("a fault of ours");
        }));
        run(pass(schedule, () -> {
            throw new TransientDataAccessResourceException("the database is away");
        }));

        assertThat(count("UNAVAILABLE")).isEqualTo(1);
        assertThat(count("FAILED")).isEqualTo(2);
    }

    @Test
    void theSettingSaysHowOften() {
        ScheduledTaskRegistrar registrar = new ScheduledTaskRegistrar();
        Schedule schedule = Schedule.every(Duration.ofMinutes(7), "sweep").firstAfter(Duration.ofMinutes(1));

        passes(List.of(pass(schedule, runs::incrementAndGet))).configureTasks(registrar);

        IntervalTask task = registrar.getFixedDelayTaskList().get(0);
        assertThat(task.getIntervalDuration()).isEqualTo(Duration.ofMinutes(7));
        assertThat(task.getInitialDelayDuration()).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(61));
    }

    @Test
    void longPassDelaysNoOther() throws InterruptedException {
        CountDownLatch other = new CountDownLatch(1);
        Pass purge = pass(Schedule.every(Duration.ofMinutes(5), "purge").onEveryInstance(), () -> await(other));
        Pass sweep = pass(Schedule.every(Duration.ofMinutes(5), "sweep").onEveryInstance(), other::countDown);
        ScheduledTaskRegistrar registrar = new ScheduledTaskRegistrar();

        passes(List.of(purge, purge, sweep)).configureTasks(registrar);
        registrar.afterPropertiesSet();

        assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
        registrar.destroy();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Pass pass) {
        passes(List.of()).run(pass, pass.schedule());
    }

    private Passes passes(List<Pass> all) {
        return new Passes(all, new Locks(), scheduler, meters, Clock.systemUTC());
    }

    private double count(String outcome) {
        return meters.get("pass")
                .tags("pass", "sweep", "outcome", outcome)
                .timer()
                .count();
    }

    private static Pass pass(Schedule schedule, Runnable work) {
        return new Pass() {
            @Override
            public Schedule schedule() {
                return schedule;
            }

            @Override
            public void pass() {
                work.run();
            }
        };
    }

    private final class Locks implements LockProvider {

        @Override
        public Optional<SimpleLock> lock(LockConfiguration lock) {
            if (isHeldElsewhere) {
                return Optional.empty();
            }
            locked++;
            return Optional.of(() -> {});
        }
    }
}
