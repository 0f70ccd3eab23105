package dev.millrace.local.cloud.edge;

import java.time.Instant;

/**
 * An object that the edge keeps.
 *
 * @param head what S3 said of it
 * @param body all its bytes, never changed
 * @param fetchedAt when it came
 * @param freshUntil when it must be fetched anew
 */
@SuppressWarnings("ArrayRecordComponent") // why: never compared, and copying 16 MiB for it would be a waste.
record CachedObject(ObjectHead head, byte[] body, Instant fetchedAt, Instant freshUntil) {

    /** Whether it may be served at this moment; never before it came, as after a step back of the clock. */
    boolean isFresh(Instant now) {
        return !now.isBefore(fetchedAt) && now.isBefore(freshUntil);
    }
}
