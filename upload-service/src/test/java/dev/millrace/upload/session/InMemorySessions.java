package dev.millrace.upload.session;

import dev.millrace.common.contract.Internal.VideoDeleted;
import dev.millrace.common.signal.DatabaseReadings;
import dev.millrace.common.testing.EntityFields;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.common.testing.InMemoryTable;
import dev.millrace.common.web.Ids;
import dev.millrace.common.web.Owner;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.video.VideoService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.util.unit.DataSize;

/** The real sessions of one video over rows in memory. */
public final class InMemorySessions {

    /** How long a session lives unless it is used. */
    public static final Duration LIFE = Duration.ofDays(7);

    private static final SessionProperties PROPERTIES =
            new SessionProperties(LIFE, 5, DataSize.ofBytes(0), 1000, Duration.ofMinutes(1), LIFE);
    private static final long PART_SIZE = 5L << 20;

    private final EntityFields<UploadSession> fields;
    private final InMemoryTable<UploadSession> table;
    private final InMemorySessionRows rows;
    private final NewSessions newSessions;
    private final UploadSessions sessions;
    private final UnfinishedSessions unfinished;
    private final SendingSessions sending;
    private final EndedSessions ended;
    private final LostParts lost;
    private final SessionController controller;
    private final DeletedVideoController deletions;

    /**
     * @param registered gets the id of a session that is saved
     * @param off the guards that are switched off, as none should be
     */
    public InMemorySessions(
            InMemoryDatabase database,
            Clock clock,
            Announcements announcements,
            MultipartStore store,
            VideoService videos,
            Consumer<UUID> registered,
            Set<SessionGuard> off) {
        fields = new EntityFields<>(
                UploadSession.class,
                off.contains(SessionGuard.FINAL_STATUSES) ? UnguardedSession::new : UploadSession::new);
        table = database.table(fields::copy, UploadSession::id);
        rows = new InMemorySessionRows(table, fields, registered, !off.contains(SessionGuard.LEFTOVERS));
        Ids ids = new Ids(clock);
        newSessions = database.transactional(
                new NewSessions(rows, new UnlockedLimits(rows, clock), announcements, PROPERTIES, ids, clock));
        sessions = database.transactional(
                new UploadSessions(rows, announcements, new NoMetrics(rows, clock), PROPERTIES, ids, clock));
        unfinished = new UnfinishedSessions(rows, clock);
        ended = new EndedSessions(store, sessions, announcements);
        sending = new SendingInMemory(clock);
        lost = new LostParts(store, sessions, ended, new NothingCached(), new SimpleMeterRegistry());
        controller = new SessionController(
                sessions, new SessionReadings(store, sessions, lost, clock), ended, videos, clock);
        deletions = new DeletedVideoController(sessions, ended);
    }

    /** The rows. */
    public InMemoryTable<UploadSession> table() {
        return table;
    }

    public NewSessions newSessions() {
        return newSessions;
    }

    public UploadSessions sessions() {
        return sessions;
    }

    public UnfinishedSessions unfinished() {
        return unfinished;
    }

    public SendingSessions sending() {
        return sending;
    }

    public EndedSessions ended() {
        return ended;
    }

    public LostParts lost() {
        return lost;
    }

    public void pause(String ownerId, UUID id) {
        controller.pause(id, new Owner(ownerId));
    }

    public void resume(String ownerId, UUID id) {
        controller.resume(id, new Owner(ownerId));
    }

    public void cancel(String ownerId, UUID id) {
        controller.cancel(id, new Owner(ownerId));
    }

    public void videoDeleted(UUID videoId) {
        deletions.deleted(videoId, new VideoDeleted(videoId));
    }

    /** Whether storage may still hold something of a session. */
    public boolean isStorageOpen(UploadSession session) {
        return rows.isStorageOpen(session);
    }

    /** A row as persistence would load it; not stored. */
    public UploadSession row(SessionRow row) {
        Instant active = row.activeAt();
        UploadSession session = fields.blank();
        fields.set(session, "id", row.id());
        fields.set(session, "videoId", row.videoId());
        fields.set(session, "ownerId", row.ownerId());
        fields.set(session, "provider", "S3_MULTIPART");
        fields.set(session, "providerUploadId", row.providerUploadId());
        fields.set(session, "status", row.status());
        fields.set(session, "failReason", row.failReason());
        fields.set(session, "sourceFileKey", row.sourceFileKey());
        fields.set(session, "sourceMime", row.sourceMime());
        fields.set(session, "partSizeBytes", PART_SIZE);
        fields.set(session, "totalBytes", row.totalBytes());
        fields.set(session, "jobId", row.jobId());
        fields.set(session, "completionStartedAt", row.completionStartedAt());
        fields.set(session, "storageOpen", row.isStorageOpen());
        fields.set(session, "createdAt", active);
        fields.set(session, "updatedAt", active);
        fields.set(session, "expiresAt", active.plus(LIFE));
        return session;
    }

    private final class SendingInMemory extends SendingSessions {

        SendingInMemory(Clock clock) {
            super(null, sessions, PROPERTIES, clock);
        }

        @Override
        Optional<SendingSession> find(UUID id) {
            return sessions.find(id)
                    .map(session -> new SendingSession(
                            session.id(),
                            session.ownerId(),
                            session.status(),
                            session.sourceFileKey(),
                            session.multipart().map(Multipart::uploadId).orElse(null),
                            session.totalBytes(),
                            session.partSizeBytes(),
                            session.updatedAt()));
        }
    }

    /** why: what an instance remembers is in no row. */
    private static final class NothingCached extends OpenMultiparts {

        @Override
        boolean contains(Multipart multipart, List<Integer> parts) {
            return false;
        }
    }

    private static final class UnlockedLimits extends OwnerLimits {

        private final SessionRows rows;

        UnlockedLimits(SessionRows rows, Clock clock) {
            super(rows, null, PROPERTIES, clock);
            this.rows = rows;
        }

        @Override
        Held held(String ownerId, Instant since) {
            return new Held(rows.countLive(), 0, 0);
        }

        @Override
        void lock(String ownerId) {}
    }

    private static final class NoMetrics extends SessionMetrics {

        NoMetrics(SessionRows rows, Clock clock) {
            super(new SimpleMeterRegistry(), rows, new DatabaseReadings(clock), clock);
        }

        @Override
        void moved(UploadSession session) {}

        @Override
        void completed(UploadSession session) {}
    }
}
