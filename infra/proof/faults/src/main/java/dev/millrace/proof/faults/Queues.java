package dev.millrace.proof.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.process.Await;
import dev.millrace.local.suite.QueueDepth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The messages in the queues of a suite. */
final class Queues {

    private final CloudEndpoints cloud;
    private final QueueDepth depth;

    private Queues(CloudEndpoints cloud) {
        this.cloud = cloud;
        this.depth = new QueueDepth(cloud);
    }

    static Queues of(CloudEndpoints cloud) {
        return new Queues(cloud);
    }

    /**
     * Messages left although no work is left.
     *
     * @param exhausted number of jobs that exhausted their attempts and may each have left a dead letter
     */
    List<String> leftovers(int exhausted) throws IOException, InterruptedException {
        int jobs = Await.answer(() -> depth.of(cloud.jobsQueue()), count -> count == 0, Aftermath.BOUND);
        int dead = depth.of(cloud.deadLetterQueue());
        List<String> left = new ArrayList<>();
        if (jobs > 0) {
            left.add("after all seeds of this suite " + jobs + " jobs are left in the queue");
        }
        if (dead > exhausted) {
            left.add("after all seeds of this suite there are " + dead + " dead letters, and " + exhausted
                    + " jobs have failed for good");
        }
        return left;
    }
}
