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

    /** Moves the message to the dead letters, and may leave it in both when that is cut off. */
    void deadLetter();

    /** Hides the message for so long from now. @throws ReceiptLost when somebody else has it by now */
    void hideFor(Duration duration);

    /**
     * Puts a copy to the end of the queue, to be seen after so long, and removes the message. If the first fails, the message
     * stays and is delivered again by itself; if the second does, there are two.
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
