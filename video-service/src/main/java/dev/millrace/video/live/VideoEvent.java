package dev.millrace.video.live;

import java.util.UUID;

/**
 * One stored event.
 *
 * @param id grows with every commit of the same owner
 * @param type status, progress or deleted
 * @param payload JSON text
 */
record VideoEvent(long id, UUID videoId, String type, String payload) {

    static final String STATUS = "status";
    static final String PROGRESS = "progress";
    static final String DELETED = "deleted";

    /** Sent but never stored: some events before it are skipped, and the current state follows. */
    static final String SNAPSHOT = "snapshot";
}
