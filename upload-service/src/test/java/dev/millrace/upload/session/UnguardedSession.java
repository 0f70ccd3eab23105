package dev.millrace.upload.session;

import dev.millrace.common.testing.EntityFields;
import java.time.Instant;
import java.util.UUID;

/** A session without {@link SessionGuard#FINAL_STATUSES}. */
class UnguardedSession extends UploadSession {

    private static final EntityFields<UploadSession> FIELDS =
            new EntityFields<>(UploadSession.class, UploadSession::new);

    @Override
    void cancel(Instant now) {
        FIELDS.set(this, "status", UploadSessionStatus.CANCELED);
    }

    @Override
    void completed(UUID job, Instant now) {
        if (status().isFinal()) {
            FIELDS.set(this, "status", UploadSessionStatus.IN_PROGRESS);
        }
        super.completed(job, now);
    }
}
