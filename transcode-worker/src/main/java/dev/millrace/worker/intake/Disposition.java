package dev.millrace.worker.intake;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do with a message and its lease.
 *
 * @param delay until the message is shown again; only with SHOW_AGAIN and SEND_AGAIN
 */
record Disposition(Message message, Duration delay, Lease lease) {

    private static final Logger log = LoggerFactory.getLogger(Disposition.class);

    /** The message. */
    enum Message {
        /** Delete it: the job has ended, or goes on with other messages. */
        DELETE,
        /** Make it visible to workers again after the delay. */
        SHOW_AGAIN,
        /** Requeue it as a new message, whose receives count from zero. */
        SEND_AGAIN,
        /** Leave it alone: another worker has it. */
        LEAVE,
        /** Move it to the dead-letter queue, where an operator sees it. */
        DEAD_LETTER,
        /** Report FAILED first; the outcome of that report decides what to do next. */
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

    static Disposition sendIn(Duration delay, Lease lease) {
        return new Disposition(Message.SEND_AGAIN, delay, lease);
    }

    /** Does with the message what it says. A lost receipt needs nothing: another worker has the message. */
    void carryOut(Delivery delivery) {
        try {
            switch (message) {
                case DELETE -> delivery.delete();
                case SHOW_AGAIN -> delivery.hideFor(delay);
                case SEND_AGAIN -> sendAgain(delivery);
                case DEAD_LETTER -> delivery.deadLetter();
                case LEAVE -> log.info("The message is left to its new holder");
                case GIVE_UP -> throw new IllegalStateException("FAILED must be reported before the message ends");
            }
        } catch (Delivery.ReceiptLost e) {
            log.info("The message has another holder already");
        }
    }

    private void sendAgain(Delivery delivery) {
        try {
            delivery.sendAgainIn(delay);
        } catch (RuntimeException e) {
            log.warn("The message is not sent again, it will be delivered again as it is: {}", e.toString());
        }
    }
}
