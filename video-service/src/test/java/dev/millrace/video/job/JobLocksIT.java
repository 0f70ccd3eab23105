package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happens to a video and its job at the same time, each waits for the other in the same order. */
class JobLocksIT {

    private static final int CALLS = 400;
    private static final int THREADS = 8;

    private final RunningService service = RunningService.shared();

    @Test
    void callsOfAllKindsAtOnceMeetWithoutADeadlock() throws Exception {
        Journey video = Journey.aVideo(service).claimed().storeOutput();
        Interventions interventions = service.bean(Interventions.class);
        Jobs jobs = service.bean(Jobs.class);
        long deadlocks = deadlocks();
        Random random = new Random(25);
        List<Callable<Integer>> calls = IntStream.range(0, CALLS)
                .<Callable<Integer>>mapToObj(number -> {
                    int kind = random.nextInt(8);
                    return () -> switch (kind) {
                        case 0 -> video.renew().status();
                        case 1 -> video.claim().status();
                        case 2 -> video.release(false, null).status();
                        case 3 -> video.fail(FailReason.TIMED_OUT, "slow").status();
                        case 4 -> video.report(video.partialReport()).status();
                        case 5 ->
                            video.report(video.failedReport(FailReason.TRANSCODE_ERROR))
                                    .status();
                        case 6 -> again(video, jobs);
                        default -> {
                            jobs.openOf(video.videoId)
                                    .ifPresent(job -> interventions.lost(
                                            job, true, job.work().heardAt()));
                            yield 204;
                        }
                    };
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> call : threads.invokeAll(calls)) {
                statuses.add(call.get());
            }
            assertThat(statuses).allMatch(status -> status < 500);
        } finally {
            threads.shutdownNow();
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private static int again(Journey video, Jobs jobs) {
        String way = video.status().equals("READY") ? "/reprocess" : "/retry";
        int status = video.api.post(video.path() + way, "").status();
        jobs.openOf(video.videoId).ifPresent(job -> video.jobId = job.id());
        return status;
    }

    private long deadlocks() {
        return service.jdbc()
                .sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }
}
