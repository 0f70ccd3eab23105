package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transcode job of a video. A video has at most one that is open, and keeps those that ended. A value: every change is a new
 * one.
 *
 * @param ownerId the video's, since owners take turns
 * @param sourceFileKey object key of what it is made from
 * @param traceparent W3C trace of the request that caused it, or null
 * @param division {@link Division#NONE} while it is whole
 * @param work who works on it, and how it went so far
 */
public record Job(
        UUID id,
        UUID videoId,
        String ownerId,
        String sourceFileKey,
        @Nullable String traceparent,
        Instant openedAt,
        Division division,
        Work work)
        implements Piece {

    Job with(Work next) {
        return new Job(id, videoId, ownerId, sourceFileKey, traceparent, openedAt, division, next);
    }

    Job with(Division next) {
        return new Job(id, videoId, ownerId, sourceFileKey, traceparent, openedAt, next, work);
    }

    /** The latest attempt at the job itself, not at a task; its number is 0 before the first. */
    public AttemptId latestAttempt() {
        return attempt(work.attempt());
    }

    /** The attempt whose plan is followed: the one that divided the job, else the latest. */
    public AttemptId planner() {
        return isDivided() ? attempt(division.by()) : latestAttempt();
    }

    /** When a message of it came into the queue, last; of a divided one also when one came out of it. */
    public Instant messageSeenAt() {
        return isDivided() ? work.heardAt() : work.queuedAt();
    }

    /** Fencing number of the next claim of the job or of a task. */
    int nextAttempt() {
        return Math.max(work.attempt(), division.lastAttempt()) + 1;
    }

    AttemptId attempt(int number) {
        return new AttemptId(videoId, id, number);
    }

    /** Whether it has tasks. */
    public boolean isDivided() {
        return !division.isNone();
    }

    /** Whether it waits for its tasks, and not to be claimed itself. */
    public boolean isWaitingForTasks() {
        return work.state() instanceof WorkState.Divided;
    }

    /** Whether its latest attempt may go on, also after its lease lapsed: one that divided it or is done with its assembly may not. */
    boolean mayGoOn() {
        return !isDivided() || division.isAssembling();
    }

    /** Whether it may be claimed itself; of a whole one that failed, its message alone says when. */
    boolean isClaimable(Instant now) {
        return isDivided() ? work.isClaimable(now) : work.isOpen() && !work.isLeased(now);
    }

    /** It waits to be claimed, its message is in the queue again. */
    Job released(Instant now) {
        // why: a worker may have any message of a divided job, so that one keeps its place: none of them came before
        return with(isDivided() ? work.waiting(now) : work.released(now));
    }

    /** A message of it that was received is in the queue again. */
    Job requeued(Instant now) {
        if (isDivided()) {
            return isWaitingForTasks() ? with(work.waitingForTasks(now)) : this;
        }
        return released(now);
    }

    /** A task was claimed. */
    Job taskClaimed(int attempt, Instant now) {
        Job claimed = with(division.claimed(attempt));
        return isWaitingForTasks() ? claimed.with(work.waitingForTasks(now)) : claimed;
    }

    /** Whether it waits in the queue or an attempt works on it or on a task; the video may be READY already. */
    public boolean isOpen() {
        return work.isOpen();
    }

    /** Whether it ended with a complete output. */
    boolean isDone() {
        return work.state() instanceof WorkState.Done;
    }

    /** Whether it ended without a complete output, and not because its video was deleted. */
    public boolean isGivenUp() {
        return work.state() instanceof WorkState.GivenUp;
    }
}
