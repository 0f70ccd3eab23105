package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import java.time.Instant;

/** The state of the work on a job or a task, with the data that only this state has. */
public sealed interface WorkState {

    /** When it entered this state. */
    Instant since();

    /** In the queue. */
    record Waiting(Instant since) implements WorkState {}

    /**
     * An attempt has it.
     *
     * @param until when the lease lapses unless it is renewed
     * @param heardAt when it was claimed or renewed last
     */
    record Claimed(Instant since, Instant until, Instant heardAt) implements WorkState {}

    /**
     * A job's tasks go on with it.
     *
     * @param since when one of their messages came into the queue or out of it, last
     */
    record Divided(Instant since) implements WorkState {}

    /** Its output is complete. */
    record Done(Instant since) implements WorkState {}

    /** It failed for good. */
    record GivenUp(FailReason reason, Instant since) implements WorkState {}

    /** It is not wanted any more. */
    record Canceled(Instant since) implements WorkState {}
}
