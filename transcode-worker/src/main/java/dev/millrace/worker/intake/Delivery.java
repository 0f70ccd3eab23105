package dev.millrace.worker.intake;

import java.time.Duration;

/** One delivery of a message: what can be done with it. */
interface Delivery {

    /** The message. */
    String body();

    /** Removes the message for good. */
    void delete();

    /** Hides the message for so long from now. @throws ReceiptLost when somebody else has it by now */
    void hideFor(Duration duration);

    /** The message was delivered again, or deleted: this delivery has no say any more. */
    final class ReceiptLost extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReceiptLost(Throwable cause) {
            super("Receipt is lost", cause);
        }
    }
}
