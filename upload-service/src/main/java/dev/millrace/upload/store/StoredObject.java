package dev.millrace.upload.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole object in storage.
 *
 * @param uploadSessionId the session that made it, from its metadata; null when it was made otherwise
 */
public record StoredObject(long sizeBytes, @Nullable UUID uploadSessionId) {

    /** Whether it is what this session was to store. */
    public boolean isFrom(UUID session, long expectedBytes) {
        return session.equals(uploadSessionId) && sizeBytes == expectedBytes;
    }
}
