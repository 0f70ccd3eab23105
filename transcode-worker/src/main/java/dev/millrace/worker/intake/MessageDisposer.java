package dev.millrace.worker.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a disposition on its message. */
final class MessageDisposer {

    private static final Logger log = LoggerFactory.getLogger(MessageDisposer.class);

    private MessageDisposer() {}

    /** A lost receipt needs nothing: another worker has the message. */
    static void carryOut(Disposition disposition, Delivery delivery) {
        try {
            switch (disposition.message()) {
                case DELETE -> delivery.delete();
                case SHOW_AGAIN -> delivery.hideFor(disposition.delay());
                case SEND_AGAIN -> sendAgain(disposition, delivery);
                case DEAD_LETTER -> delivery.deadLetter();
                case LEAVE -> log.info("The message is left to its new holder");
                case GIVE_UP -> throw new IllegalStateException("FAILED must be reported before the message ends");
            }
        } catch (Delivery.ReceiptLost e) {
            log.info("The message has another holder already");
        }
    }

    private static void sendAgain(Disposition disposition, Delivery delivery) {
        try {
            delivery.sendAgainIn(disposition.delay());
        } catch (RuntimeException e) {
            log.warn("The message is not sent again, it will be delivered again as it is: {}", e.toString());
        }
    }
}
