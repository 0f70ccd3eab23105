package dev.millrace.proof.bench.workers;

import dev.millrace.proof.bench.Followed;
import java.time.Duration;
import java.util.List;

/**
 * What came of a run.
 *
 * @param ready from the completion's response until READY
 * @param all until all renditions existed
 * @param workers what each did, in the order of their numbers
 * @param restCpu processor time of services, database, S3, SQS and this process
 * @param cores what the machine's cores did
 */
record WorkersRun(Duration ready, Duration all, List<Work> workers, Duration restCpu, CoreTimes cores) {

    WorkersRun {
        workers = List.copyOf(workers);
    }

    static WorkersRun of(Followed video, List<Work> workers, Duration restCpu, CoreTimes cores) {
        return new WorkersRun(video.ready(), video.all(), workers, restCpu, cores);
    }

    /**
     * What a worker did.
     *
     * @param tasks that it began
     * @param cpu processor time, with that of its ffmpeg
     */
    record Work(long tasks, Duration cpu) {}

    long tasks() {
        return workers.stream().mapToLong(Work::tasks).sum();
    }

    /** Of the whole suite. */
    Duration cpu() {
        return workers.stream().map(Work::cpu).reduce(restCpu, Duration::plus);
    }

    /** What kept the cores busy beside the suite. */
    Duration foreignCpu() {
        return cores.busy().minus(cpu());
    }
}
