package dev.millrace.worker.intake;

import java.time.Duration;

/** One delivery of a message: what can be done with it. */
interface Delivery {

    /** The message. */
    String body();

    /** How often the message was received, this time included; the queue counts about. */
    int receives();

    /** Removes the message for good. */
    void delete();

    /** Moves the message to the dead-letter queue; an interrupted move may leave it in both. */
    void deadLetter();

    /** Hides the message for this time from now. @throws ReceiptLost when it was delivered again or deleted */
    void hideFor(Duration duration);

    /**
     * Requeues a copy, visible after this time, and deletes the message. If the first step fails, the message stays and is
     * delivered again; if the second fails, there are two.
     */
    void sendAgainIn(Duration duration);

    /** The message was delivered again, or deleted: this delivery has no say any more. */
    final class ReceiptLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReceiptLost(Throwable cause) {
            super("Receipt is lost", cause);
        }
    }
}
