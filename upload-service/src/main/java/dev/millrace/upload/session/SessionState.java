package dev.millrace.upload.session;

import java.util.UUID;

/** Answer of every call that moves a session, and of the one that asks where it stands. */
public record SessionState(UUID uploadSessionId, UploadSessionStatus status) {

    /** Of a session as it is. */
    public static SessionState of(UploadSession session) {
        return new SessionState(session.id(), session.status());
    }
}
