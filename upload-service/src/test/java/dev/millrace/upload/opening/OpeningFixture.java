package dev.millrace.upload.opening;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.part.PartFixture;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.NewSessions;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.video.VideoService;
import java.time.Clock;
import java.util.UUID;

/** The real opening of sessions, without idempotency keys. */
public final class OpeningFixture {

    private final UploadOpening opening;

    public OpeningFixture(
            InMemoryDatabase database,
            NewSessions newSessions,
            UploadSessions sessions,
            EndedSessions ended,
            LostParts lost,
            Announcements announcements,
            VideoService videos,
            MultipartStore store,
            SourceLimits limits,
            Clock clock) {
        Registrations registrations = database.transactional(
                new Registrations(newSessions, sessions, new IdempotencyKeys(null, null, clock), announcements));
        SourceCheck check = new SourceCheck(limits, PartFixture.properties());
        opening = new UploadOpening(
                check,
                registrations,
                sessions,
                new VideoConsent(videos, registrations),
                new StorageOpening(store, registrations, sessions, ended, lost));
    }

    public UUID open(String owner, UUID videoId, String mime, long sizeBytes) {
        return opening.open(owner, videoId, new UploadRequest(mime, sizeBytes), null)
                .uploadSessionId();
    }
}
