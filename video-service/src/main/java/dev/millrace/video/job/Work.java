package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.time.Duration;
import java.time.Instant;

/**
 * A piece of work that one attempt at a time may claim, by a lease that lapses unless it is renewed. It knows nothing of what
 * is worked on: a job has one, and so may each task of a job. A value: every change is a new one.
 *
 * @param attempt fencing number of the latest claim; 0 before the first
 * @param claimId message id of the latest claim, so that a repeated claim gets the same answer; empty before the first
 * @param failures attempts that failed or whose lease lapsed
 * @param queuedAt when its message came into the queue, last; of work that was claimed in another's place, that place
 */
public record Work(int attempt, String claimId, int failures, Instant queuedAt, WorkState state) {

    /** How long work of a divided job is not claimed again after an attempt failed; else who failed would be next. */
    public static final Duration BACK_OFF = Duration.ofSeconds(10);

    private static final String NEVER_CLAIMED = "";

    static Work enqueued(Instant now) {
        return new Work(0, NEVER_CLAIMED, 0, now, new WorkState.Waiting(now));
    }

    /** @param number fencing number, higher than any before */
    Work claimed(int number, String newClaimId, Instant until, Instant now) {
        return new Work(number, newClaimId, failures, queuedAt, new WorkState.Claimed(now, until, now));
    }

    /** The latest attempt goes on, also when its lease lapsed and the work waits for another one that did not come yet. */
    Work renewed(Instant until, Instant now) {
        Instant since = state instanceof WorkState.Claimed claimed ? claimed.since() : now;
        return in(new WorkState.Claimed(since, until, now));
    }

    /** It was claimed at that place of the queue, not at its own. */
    Work at(Instant place) {
        return new Work(attempt, claimId, failures, place, state);
    }

    /** Its message is in the queue again; the attempt's number stays used. */
    Work released(Instant now) {
        return new Work(attempt, claimId, failures, now, new WorkState.Waiting(now));
    }

    /** The same, and it keeps its place. */
    Work waiting(Instant now) {
        return in(new WorkState.Waiting(now));
    }

    /** Tasks go on with it; what failed before does not count against what comes after them. */
    Work divided(Instant now) {
        return new Work(attempt, claimId, 0, queuedAt, new WorkState.Divided(now));
    }

    /** A message of it came into the queue or out of it. */
    Work waitingForTasks(Instant now) {
        return in(new WorkState.Divided(now));
    }

    /** Counts a failed attempt; the caller decides whether the job goes on. */
    Work failed() {
        return new Work(attempt, claimId, failures + 1, queuedAt, state);
    }

    Work done(Instant now) {
        return in(new WorkState.Done(now));
    }

    Work givenUp(FailReason reason, Instant now) {
        return in(new WorkState.GivenUp(reason, now));
    }

    Work canceled(Instant now) {
        return in(new WorkState.Canceled(now));
    }

    private Work in(WorkState next) {
        return new Work(attempt, claimId, failures, queuedAt, next);
    }

    boolean isOpen() {
        return state instanceof WorkState.Waiting || state instanceof WorkState.Divided || isClaimed();
    }

    boolean isClaimed() {
        return state instanceof WorkState.Claimed;
    }

    /** Whether an attempt holds the lease now. */
    public boolean isLeased(Instant now) {
        return state instanceof WorkState.Claimed claimed && claimed.until().isAfter(now);
    }

    /** Whether an attempt had the lease and did not renew it in time. */
    boolean isLapsed(Instant now) {
        return isClaimed() && !isLeased(now);
    }

    /** Whether it waits and is not in its back-off, or its lease lapsed. */
    boolean isClaimable(Instant now) {
        return state instanceof WorkState.Waiting ? !claimableFrom().isAfter(now) : isLapsed(now);
    }

    /** When it may be claimed, unless it is renewed; only while it waits or is claimed. */
    Instant claimableFrom() {
        if (state instanceof WorkState.Claimed claimed) {
            return claimed.until();
        }
        return failures == 0 ? state.since() : state.since().plus(BACK_OFF);
    }

    /** When something was last heard of it. */
    public Instant heardAt() {
        return state instanceof WorkState.Claimed claimed ? claimed.heardAt() : state.since();
    }
}
