package dev.millrace.upload.testing;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.outbox.SilentRelay;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.common.testing.InMemoryOutbox;
import dev.millrace.common.trace.Traces;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.announce.AnnouncementsFixture;
import dev.millrace.upload.completion.CompletionFixture;
import dev.millrace.upload.expiry.ExpiryFixture;
import dev.millrace.upload.opening.OpeningFixture;
import dev.millrace.upload.part.PartFixture;
import dev.millrace.upload.session.InMemorySessions;
import dev.millrace.upload.session.SessionGuard;
import dev.millrace.upload.session.SessionRow;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.NoSuchMultipart;
import dev.millrace.upload.store.StoreFixture;
import dev.millrace.upload.video.VideoServiceDouble;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** The service's own code over the rows of one video's sessions in memory. Delivers no message by itself. For one thread. */
public final class InMemoryUploadService {

    /** How long a session lives unless it is used. */
    public static final Duration SESSION_LIFE = InMemorySessions.LIFE;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemorySessions sessions;
    private final CompletionFixture completion;
    private final PartFixture parts;
    private final OpeningFixture opening;
    private final ExpiryFixture expiry;

    /** What is around the service. */
    public interface Surroundings {

        /** Video-service is asked whether a session may be opened. */
        void uploadOpened(UUID videoId, UploadOpened question);

        /** A session was saved, maybe for the first time. */
        void registered(UUID sessionId);

        /** A message of the outbox, after the commit. */
        void announced(String kind, Object message);

        /** Whether a message of the outbox was not delivered yet. */
        boolean isMessageWaiting();
    }

    /** @param off the guards that are switched off, as none should be */
    public InMemoryUploadService(Clock clock, MultipartStore store, Surroundings around, Set<SessionGuard> off) {
        Traces traces = new Traces(Tracer.NOOP, Propagator.NOOP);
        MeterRegistry meters = new SimpleMeterRegistry();
        SourceLimits limits =
                new SourceLimits(DataSize.ofGigabytes(1), Set.of(SourceContainer.MP4, SourceContainer.MOV));
        InMemoryOutbox outbox = new InMemoryOutbox(database, clock, around::announced, around::isMessageWaiting);
        Announcements announcements = AnnouncementsFixture.announcements(outbox, new SilentRelay(clock), traces, clock);
        VideoServiceDouble videos = new VideoServiceDouble(around::uploadOpened);
        sessions = new InMemorySessions(database, clock, announcements, store, videos, around::registered, off);
        completion = new CompletionFixture(sessions.sessions(), sessions.ended(), sessions.lost(), store, limits);
        parts = new PartFixture(sessions.sending(), sessions.lost(), meters, clock);
        opening = new OpeningFixture(
                database,
                sessions.newSessions(),
                sessions.sessions(),
                sessions.ended(),
                sessions.lost(),
                announcements,
                videos,
                store,
                limits,
                clock);
        expiry = new ExpiryFixture(
                sessions.sessions(),
                sessions.unfinished(),
                sessions.ended(),
                completion.completion(),
                store,
                meters,
                clock);
    }

    /** A row that {@link #hold} takes. */
    public UploadSession row(SessionRow row) {
        return sessions.row(row);
    }

    /** From now on there are these rows and no others; they are never changed. */
    public void hold(Collection<UploadSession> rows) {
        sessions.table().reset(rows);
    }

    /** The committed sessions. */
    public Collection<UploadSession> sessions() {
        return sessions.table().rows();
    }

    /** Whether storage may still hold something of a session. */
    public boolean isStorageOpen(UploadSession session) {
        return sessions.isStorageOpen(session);
    }

    /** Whether a transaction is open, in which no call may leave the process. */
    public boolean isInTransaction() {
        return database.isOpen();
    }

    public UUID open(String ownerId, UUID videoId, String mime, long sizeBytes) {
        return opening.open(ownerId, videoId, mime, sizeBytes);
    }

    public void sign(String ownerId, UUID sessionId) {
        parts.sign(ownerId, sessionId);
    }

    public void pause(String ownerId, UUID sessionId) {
        sessions.pause(ownerId, sessionId);
    }

    public void resume(String ownerId, UUID sessionId) {
        sessions.resume(ownerId, sessionId);
    }

    public void cancel(String ownerId, UUID sessionId) {
        sessions.cancel(ownerId, sessionId);
    }

    public void complete(String ownerId, UUID sessionId) {
        completion.complete(ownerId, sessionId);
    }

    /** Video-service says that the video is deleted. */
    public void videoDeleted(UUID videoId) {
        sessions.videoDeleted(videoId);
    }

    /** One pass over sessions that expired or were cut off. */
    public void sweep() {
        expiry.sweep();
    }

    /** One pass over multiparts in storage that no session needs. */
    public void abortLeaked() {
        expiry.abortLeaked();
    }

    /** What a store throws that does not know a multipart. */
    public static NoSuchMultipart noSuchMultipart() {
        return StoreFixture.noSuchMultipart();
    }

    /** No answer of video-service. */
    public static VideoServiceUnreachable videoServiceDown(boolean mayHaveBeenAsked) {
        return VideoServiceDouble.down(mayHaveBeenAsked);
    }
}
