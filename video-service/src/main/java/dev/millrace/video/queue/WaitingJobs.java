package dev.millrace.video.queue;

/** What waits in the transcode queue. */
public interface WaitingJobs {

    /**
     * Messages that a worker could be given now or after their delay; about right, and at most a minute old.
     *
     * @throws dev.millrace.common.problem.Unavailable when the queue does not answer
     */
    long count();
}
