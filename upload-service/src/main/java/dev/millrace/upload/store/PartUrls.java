package dev.millrace.upload.store;

import java.net.URI;
import java.time.Duration;

/** Signs the URLs that phones send parts to; local arithmetic, no call to storage. */
public interface PartUrls {

    /**
     * A URL that takes exactly one PUT body of exactly this length under this part number, until it expires. It is a secret:
     * never log it.
     */
    URI sign(Multipart multipart, int partNumber, long sizeBytes, Duration life);
}
