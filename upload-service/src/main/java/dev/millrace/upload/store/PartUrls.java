package dev.millrace.upload.store;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Signs the URLs that phones send parts to; local arithmetic, no call to storage. Thread-safe. */
public interface PartUrls {

    /**
     * Signs as of now. What all parts have in common is made ready here, once.
     *
     * @param life how long the URLs are to be good, from now
     * @throws dev.millrace.common.problem.Unavailable when our own credentials are good no longer
     */
    Signing of(Multipart multipart, Duration life);

    /** Signs the parts of one multipart; for one thread. */
    interface Signing {

        /** When it signs, by the clock. */
        Instant signedAt();

        /** Until when its URLs are good: no longer than the credentials that they are signed by. */
        Instant expiresAt();

        /**
         * A URL that takes exactly one PUT body of exactly this length under this part number, until it expires. It is a secret:
         * never log it.
         */
        URI sign(int partNumber, long sizeBytes);
    }
}
