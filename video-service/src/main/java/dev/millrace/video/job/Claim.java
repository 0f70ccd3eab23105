package dev.millrace.video.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A worker's call for a job.
 *
 * @param id identity of the call: its repetition gets the same answer
 * @param takesTasks whether the worker can work on a task; one that cannot gets nothing of a divided job
 * @param place when the job's turn has come and a message of another one was received: when that came into the queue, since jobs
 *     between it and this one were not overtaken; null when the job's own message was received
 */
public record Claim(
        UUID videoId,
        UUID jobId,
        String id,
        boolean takesTasks,
        @Nullable Instant place) {

    /** By a message of the job. */
    public static Claim of(UUID videoId, UUID jobId, String id, boolean takesTasks) {
        return new Claim(videoId, jobId, id, takesTasks, null);
    }

    /** By the same call, of another job in its turn. */
    public Claim instead(UUID otherVideoId, UUID otherJobId, @Nullable Instant itsPlace) {
        return new Claim(otherVideoId, otherJobId, id, takesTasks, itsPlace);
    }

    /** The work at the place in the queue at which it is claimed. */
    Work placed(Work work) {
        return place == null ? work : work.at(place);
    }
}
