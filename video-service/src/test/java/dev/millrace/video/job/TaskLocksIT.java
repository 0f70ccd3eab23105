package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.RunningService;
import dev.millrace.video.job.DividedJourney.Claimed;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens to a divided job and its tasks at the same time, each waits for the other in the same order. */
class TaskLocksIT {

    private static final int JOBS = 4;
    private static final int CALLS = 200;
    private static final int THREADS = 8;

    private final RunningService service = RunningService.shared();
    private final Interventions interventions = service.bean(Interventions.class);
    private final Jobs jobs = service.bean(Jobs.class);
    private final JobTasks tasks = service.bean(JobTasks.class);

    @Test
    void callsOfAllKindsAtOnceMeetWithoutADeadlock() throws Exception {
        long deadlocks = deadlocks();
        Random random = new Random(33);
        for (int job = 0; job < JOBS; job++) {
            assertThat(statuses(DividedJourney.of(service, 5, 5), random)).allMatch(status -> status < 500);
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private List<Integer> statuses(DividedJourney job, Random random) throws Exception {
        AtomicInteger latest = new AtomicInteger(1);
        List<Callable<Integer>> calls = IntStream.range(0, CALLS)
                .<Callable<Integer>>mapToObj(number -> {
                    int kind = number < CALLS - THREADS ? random.nextInt(9) : 9;
                    int share = random.nextInt(100);
                    return () -> call(kind, job, latest, 1 + latest.get() * share / 100);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private int call(int kind, DividedJourney job, AtomicInteger latest, int attempt) {
        return switch (kind) {
            case 0, 1 -> {
                Claimed claimed = job.claim();
                latest.accumulateAndGet(claimed.attempt(), Math::max);
                yield 200;
            }
            case 2, 3 -> job.renew(attempt);
            case 4 -> job.done(attempt);
            case 5 -> job.fail(attempt);
            case 6 -> job.release(attempt);
            case 7 -> {
                job.silent(1 + attempt % 10, "1 minute");
                yield 200;
            }
            case 8 -> {
                lost(job);
                yield 200;
            }
            default ->
                job.video
                        .report(job.video.failedReport(FailReason.TRANSCODE_ERROR))
                        .status();
        };
    }

    /** As recovery does. */
    private void lost(DividedJourney of) {
        Instant now = service.bean("clock", Clock.class).instant();
        jobs.openOf(of.video.videoId).ifPresent(job -> {
            interventions.lost(job, true, now);
            tasks.silentSince(now, 10).forEach(task -> interventions.lost(job, task, now));
        });
    }

    private long deadlocks() {
        return service.jdbc()
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
