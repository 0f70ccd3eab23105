package dev.millrace.worker.intake;

import java.time.Duration;

/**
 * What becomes of a message and its lease.
 *
 * @param delay until the message is shown again; only with SHOW_AGAIN and SEND_AGAIN
 */
record Disposition(Message message, Duration delay, Lease lease) {

    /** The message. */
    enum Message {
        /** Removed: the job has ended. */
        DELETE,
        /** Shown to workers again after the delay. */
        SHOW_AGAIN,
        /** Sent to the end of the queue as a new one, which comes no nearer to the dead letters. */
        SEND_AGAIN,
        /** Left alone: somebody else has it. */
        LEAVE,
        /** Moved to the dead letters, where a person sees it. */
        DEAD_LETTER,
        /** FAILED is told first, and how that goes decides again. */
        GIVE_UP
    }

    /** The lease in video-service. */
    enum Lease {
        /** There is none, or it ended with the job. */
        NOT_HELD,
        /** Released without a failure. */
        GIVE_BACK,
        /** Released with a failure that counts against the job. */
        COUNT_FAILURE
    }

    static Disposition delete() {
        return new Disposition(Message.DELETE, Duration.ZERO, Lease.NOT_HELD);
    }

    static Disposition leave() {
        return new Disposition(Message.LEAVE, Duration.ZERO, Lease.NOT_HELD);
    }

    static Disposition deadLetter() {
        return new Disposition(Message.DEAD_LETTER, Duration.ZERO, Lease.NOT_HELD);
    }

    static Disposition giveUp() {
        return new Disposition(Message.GIVE_UP, Duration.ZERO, Lease.NOT_HELD);
    }

    static Disposition showIn(Duration delay, Lease lease) {
        return new Disposition(Message.SHOW_AGAIN, delay, lease);
    }

    static Disposition sendIn(Duration delay) {
        return new Disposition(Message.SEND_AGAIN, delay, Lease.NOT_HELD);
    }
}
