package dev.millrace.common.pass;

import dev.millrace.common.problem.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.TransactionException;

/** Runs all passes of a service, each by its schedule. A failed pass runs again at its next scheduled time. */
public final class Passes implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(Passes.class);

    /** How long a lock outlives a killed instance. A live instance extends it, however long the pass takes. */
    private static final Duration LOCK_LIVES = Duration.ofSeconds(30);

    /** why: instances that start together would request the same locks at the same moments. */
    private static final Duration MOST_JITTER = Duration.ofSeconds(1);

    /**
     * why: a purge of many objects takes minutes, and others must not wait for it; Spring's own scheduler runs all on one thread
     * when virtual threads are on. No more, since each holds a connection and the pool keeps four beyond those of public calls.
     */
    private static final int MOST_AT_ONCE = 3;

    private final List<Pass> passes;
    private final LockingTaskExecutor locks;
    private final TaskScheduler scheduler;
    private final MeterRegistry meters;
    private final Clock clock;

    /** Times each pass as the metric {@code pass}, tagged with name and outcome. */
    public Passes(List<Pass> passes, LockProvider locks, TaskScheduler scheduler, MeterRegistry meters, Clock clock) {
        this.passes = passes;
        this.locks = new DefaultLockingTaskExecutor(locks);
        this.scheduler = scheduler;
        this.meters = meters;
        this.clock = clock;
    }

    /** Runs three passes at a time, each on a thread of its own. To be initialized and shut down by the caller. */
    public static ThreadPoolTaskScheduler scheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(MOST_AT_ONCE);
        scheduler.setThreadNamePrefix("pass-");
        scheduler.setDaemon(true);
        return scheduler;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar registrar) {
        registrar.setTaskScheduler(scheduler);
        for (Pass pass : passes) {
            Schedule schedule = pass.schedule();
            registrar.addFixedDelayTask(new FixedDelayTask(
                    () -> run(pass, schedule),
                    schedule.every(),
                    schedule.first().plus(jitter(schedule))));
        }
    }

    /** Runs one pass now, unless another instance does. Never throws. */
    public void run(Pass pass, Schedule schedule) {
        try {
            if (schedule.isOnEveryInstance()) {
                timed(pass, schedule);
            } else {
                locks.executeWithLock(
                        (Runnable) () -> timed(pass, schedule),
                        new LockConfiguration(clock.instant(), schedule.name(), LOCK_LIVES, Duration.ZERO));
            }
        } catch (Unavailable | DataAccessException | TransactionException e) {
            log.warn("Pass {} will retry later: {}", schedule.name(), e.getMessage());
        } catch (RuntimeException e) { // why: outermost loop; the next pass may succeed
            log.error("Pass {} failed", schedule.name(), e);
        }
    }

    private void timed(Pass pass, Schedule schedule) {
        Timer.Sample sample = Timer.start(meters);
        String outcome = "FAILED";
        try {
            pass.pass();
            outcome = "DONE";
        } catch (Unavailable e) {
            outcome = "UNAVAILABLE";
            throw e;
        } finally {
            sample.stop(meters.timer("pass", "pass", schedule.name(), "outcome", outcome));
        }
    }

    private static Duration jitter(Schedule schedule) {
        long most = Math.min(MOST_JITTER.toMillis(), schedule.every().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
    }
}
