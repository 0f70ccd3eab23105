package dev.millrace.upload.opening;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.explore.Memory;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.part.PartDoor;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.video.VideoService;
import java.time.Clock;
import java.util.UUID;

/** The real opening of sessions, for the explorer. */
public final class OpeningDoor {

    private final UploadOpening opening;

    public OpeningDoor(
            Memory memory,
            UploadSessions sessions,
            EndedSessions ended,
            Announcements announcements,
            VideoService videos,
            MultipartStore store,
            SourceLimits limits,
            Clock clock) {
        Registrations registrations = memory.transactional(
                new Registrations(sessions, new IdempotencyKeys(null, null, clock), announcements));
        SourceCheck check = new SourceCheck(limits, PartDoor.properties());
        opening = new UploadOpening(check, registrations, sessions, ended, videos, store);
    }

    public UUID open(String owner, UUID videoId, String mime, long sizeBytes) {
        return opening.open(owner, videoId, new UploadRequest(mime, sizeBytes), null)
                .uploadSessionId();
    }
}
