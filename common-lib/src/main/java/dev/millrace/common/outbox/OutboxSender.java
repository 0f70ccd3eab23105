package dev.millrace.common.outbox;

import java.time.Duration;

/** Delivers one kind of message. Beans of this type are found by {@link OutboxRelay}. */
public interface OutboxSender {

    String kind();

    /** Longest back-off between two attempts; default 5 min. */
    default Duration longestBackOff() {
        return Duration.ofMinutes(5);
    }

    /**
     * Delivers the message. Called outside any transaction, and again if a success could not be recorded.
     *
     * @throws PermanentlyRefused when retrying cannot help: the message is kept as dead
     * @throws RuntimeException for any transient failure: retried with back-off for 24 h
     */
    void send(OutboxMessage message);

    /** The receiver understood the message and rejects it permanently. */
    class PermanentlyRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param reason for the log; no secrets */
        public PermanentlyRefused(String reason) {
            super(reason);
        }
    }
}
