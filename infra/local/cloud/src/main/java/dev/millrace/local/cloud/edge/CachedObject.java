package dev.millrace.local.cloud.edge;

import java.time.Instant;

/**
 * An object in the edge's cache.
 *
 * @param head its metadata from S3
 * @param body its bytes, never modified
 * @param fetchedAt when it was fetched
 * @param freshUntil when it must be fetched again
 */
@SuppressWarnings("ArrayRecordComponent") // why: never compared, and copying 16 MiB would be wasteful.
record CachedObject(ObjectHead head, byte[] body, Instant fetchedAt, Instant freshUntil) {

    /** Whether it may be served now; never before its fetch time, as after the clock was set back. */
    boolean isFresh(Instant now) {
        return !now.isBefore(fetchedAt) && now.isBefore(freshUntil);
    }
}
