package dev.millrace.video.captions;

import java.time.Instant;
import java.util.UUID;

/**
 * The captions of a video in one language.
 *
 * @param version names their files in storage; another one with every file
 */
record Caption(String language, String label, UUID version, int cues, Instant createdAt, Instant updatedAt) {

    /** These, in the place of older ones. */
    Caption replacing(Caption older) {
        Instant later = updatedAt.isAfter(older.updatedAt) ? updatedAt : older.updatedAt.plusMillis(1);
        return new Caption(language, label, version, cues, older.createdAt, later);
    }

    /** Whether they replaced nothing. */
    boolean isNew() {
        return createdAt.equals(updatedAt);
    }
}
