package dev.millrace.upload.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Signs the URLs that clients send parts to; local arithmetic, no call to storage. Thread-safe. */
public interface PartUrls {

    /**
     * Signs as of now, and prepares here, once, what all parts have in common.
     *
     * @param life how long the URLs are valid, from now
     * @throws dev.millrace.common.problem.Unavailable when our own credentials cannot be had, or end within a minute
     */
    Signing of(Multipart multipart, Duration life);

    /** Signs the parts of one multipart; for one thread. */
    interface Signing {

        /** When it signs, by the clock. */
        Instant signedAt();

        /** When its URLs expire: no later than the credentials that sign them. */
        Instant expiresAt();

        /**
         * A URL that takes exactly one PUT body of exactly this length under this part number, until it expires. It is a secret:
         * never log it.
         */
        URI sign(int partNumber, long sizeBytes);
    }
}
