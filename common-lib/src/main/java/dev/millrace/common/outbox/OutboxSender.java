package dev.millrace.common.outbox;

import java.time.Duration;

/** Delivers one kind of message. Beans of this type are found by {@link OutboxRelay}. */
public interface OutboxSender {

    /** The kind it delivers, as in {@link OutboxMessage#kind()}. */
    String kind();

    /** Longest pause between two tries; default 5 min. */
    default Duration longestBackOff() {
        return Duration.ofMinutes(5);
    }

    /**
     * Delivers the message; called outside any transaction, possibly again after a success that could not be noted.
     *
     * @throws PermanentlyRefused when no repetition can help: the message is kept as dead
     * @throws RuntimeException for everything that may get better: repeated with back-off for 24 h
     */
    void send(OutboxMessage message);

    /** The receiver understood the message and refuses it for good. */
    class PermanentlyRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param reason for the log; no secrets */
        public PermanentlyRefused(String reason) {
            super(reason);
        }
    }
}
