package dev.millrace.upload.session;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.VideoDeleted;
import dev.millrace.common.web.Ids;
import dev.millrace.common.web.Owner;
import dev.millrace.explore.Entity;
import dev.millrace.explore.Field;
import dev.millrace.explore.Memory;
import dev.millrace.explore.Mutation;
import dev.millrace.explore.Names;
import dev.millrace.explore.Scene;
import dev.millrace.explore.State;
import dev.millrace.explore.Table;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.video.VideoService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.util.unit.DataSize;

/** The real sessions over rows in memory: made from a state, and written back into one. */
public final class UploadSide {

    /** Status of a place whose session was given back although others may have heard of it. */
    public static final int DISCARDED = 7;

    private static final int JUST_NOW = 1;
    private static final long PART_SIZE = 5L << 20;
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Names names;
    private final Entity<UploadSession> entity;
    private final Memory memory = new Memory();
    private final Table<UploadSession> table;
    private final SessionRows rows;
    private final boolean findsLeftovers;
    private UploadSessions sessions;
    private EndedSessions ended;
    private LostParts lost;
    private SessionController controller;
    private DeletedVideoController deletions;

    public UploadSide(Names names, Mutation mutation) {
        this.names = names;
        entity = new Entity<>(
                UploadSession.class,
                mutation == Mutation.FINAL_SESSIONS_MOVE ? UnguardedSession::new : UploadSession::new);
        table = memory.table(entity::copy, UploadSession::id);
        rows = new RowsInMemory();
        findsLeftovers = mutation != Mutation.LEFTOVERS_KEPT;
    }

    /** Builds the beans, once what they need is there. */
    public void build(Announcements announcements, MultipartStore store, VideoService videos) {
        SessionProperties properties = new SessionProperties(LIFE, 5, DataSize.ofBytes(0), 1000, Duration.ofMinutes(1));
        sessions = memory.transactional(new UploadSessions(
                rows,
                new UnlockedLimits(rows, properties),
                announcements,
                new NoMetrics(rows),
                properties,
                new Ids(Scene.CLOCK),
                Scene.CLOCK));
        ended = new EndedSessions(store, sessions, announcements);
        lost = new LostParts(store, sessions, ended, new SimpleMeterRegistry());
        controller =
                new SessionController(sessions, new SessionReadings(store, sessions, lost, Scene.CLOCK), ended, videos);
        deletions = new DeletedVideoController(sessions, ended);
    }

    public Memory memory() {
        return memory;
    }

    public Table<UploadSession> table() {
        return table;
    }

    public UploadSessions sessions() {
        return sessions;
    }

    public EndedSessions ended() {
        return ended;
    }

    public LostParts lost() {
        return lost;
    }

    public void pause(UUID id) {
        controller.pause(id, owner());
    }

    public void resume(UUID id) {
        controller.resume(id, owner());
    }

    public void cancel(UUID id) {
        controller.cancel(id, owner());
    }

    public void videoDeleted() {
        deletions.deleted(Scene.VIDEO, new VideoDeleted(Scene.VIDEO));
    }

    private static Owner owner() {
        return new Owner(Scene.OWNER);
    }

    /** The rows that a state speaks of. */
    public List<UploadSession> rows(State state) {
        List<UploadSession> found = new ArrayList<>();
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            int status = state.get(Field.STATUS_0, slot);
            if (status != 0 && status != DISCARDED) {
                found.add(row(state, slot, UploadSessionStatus.values()[status - 1]));
            }
        }
        return found;
    }

    private UploadSession row(State state, int slot, UploadSessionStatus status) {
        UploadSession session = entity.blank();
        int reason = state.get(Field.REASON_0, slot);
        Instant active = active(state.get(Field.AGE_0, slot));
        entity.set(session, "id", names.session(slot));
        entity.set(session, "videoId", Scene.VIDEO);
        entity.set(session, "ownerId", Scene.OWNER);
        entity.set(session, "provider", "S3_MULTIPART");
        entity.set(session, "providerUploadId", state.get(Field.OPENED_0, slot) == 0 ? null : uploadId(slot));
        entity.set(session, "status", status);
        entity.set(session, "failReason", reason == 0 ? null : FailReason.values()[reason - 1]);
        entity.set(session, "sourceFileKey", Scene.SOURCE_KEY);
        entity.set(session, "sourceMime", Scene.MIME);
        entity.set(session, "partSizeBytes", PART_SIZE);
        entity.set(session, "totalBytes", Scene.SIZE);
        entity.set(session, "jobId", status == UploadSessionStatus.COMPLETED ? names.job(slot + 1) : null);
        entity.set(session, "completionStartedAt", completing(state.get(Field.COMPLETING_0, slot)));
        entity.set(session, "storageOpen", state.get(Field.STORAGE_OPEN_0, slot) == 1);
        entity.set(session, "createdAt", active);
        entity.set(session, "updatedAt", active);
        entity.set(session, "expiresAt", active.plus(LIFE));
        return session;
    }

    /** The provider's id of a session's multipart. */
    public static String uploadId(int slot) {
        return "multipart-" + slot;
    }

    private static Instant active(int age) {
        return switch (age) {
            case 0 -> Scene.NOW;
            case 1 -> Scene.NOW.minus(A_WHILE);
            default -> Scene.NOW.minus(LIFE).minus(A_WHILE);
        };
    }

    private static Instant completing(int since) {
        return switch (since) {
            case 0 -> null;
            case 1 -> Scene.NOW;
            default -> Scene.NOW.minus(A_WHILE);
        };
    }

    /** Writes the committed rows into the state. */
    public void write(State state) {
        boolean[] written = new boolean[Names.SLOTS];
        for (UploadSession session : table.rows()) {
            int slot = names.slot(session.id());
            written[slot] = true;
            write(session, slot, state);
        }
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (!written[slot]) {
                writeNone(slot, state);
            }
        }
    }

    private void write(UploadSession session, int slot, State state) {
        Instant began = session.completionStartedAt();
        boolean expired = !session.expiresAt().isAfter(Scene.NOW);
        boolean idle = session.updatedAt().isBefore(Scene.NOW);
        if (session.jobId() != null) {
            names.jobOfSession(session.jobId(), slot);
        }
        state.set(Field.STATUS_0, slot, session.status().ordinal() + 1);
        state.set(
                Field.REASON_0,
                slot,
                session.failReason() == null ? 0 : session.failReason().ordinal() + 1);
        state.set(Field.OPENED_0, slot, session.multipart().isPresent() ? 1 : 0);
        state.set(Field.COMPLETING_0, slot, began == null ? 0 : began.isBefore(Scene.NOW) ? 2 : JUST_NOW);
        state.set(Field.STORAGE_OPEN_0, slot, Boolean.TRUE.equals(entity.get(session, "storageOpen")) ? 1 : 0);
        state.set(Field.AGE_0, slot, expired ? 2 : idle ? 1 : 0);
    }

    // why: a place is free again when its session was given back and nobody heard of it
    private static void writeNone(int slot, State state) {
        boolean known = state.get(Field.STATUS_0, slot) == DISCARDED || state.get(Field.REPORTS_0, slot) != 0;
        state.set(Field.STATUS_0, slot, known ? DISCARDED : 0);
        state.set(Field.REASON_0, slot, 0);
        state.set(Field.OPENED_0, slot, 0);
        state.set(Field.COMPLETING_0, slot, 0);
        state.set(Field.STORAGE_OPEN_0, slot, 0);
        state.set(Field.AGE_0, slot, 0);
    }

    private final class RowsInMemory implements SessionRows {

        @Override
        public UploadSession save(UploadSession session) {
            names.sessionMade(session.id());
            return table.save(session);
        }

        @Override
        public void delete(UploadSession session) {
            table.remove(session);
        }

        @Override
        public void flush() {}

        @Override
        public Optional<UploadSession> findById(UUID id) {
            return table.find(id);
        }

        @Override
        public Optional<UploadSession> lock(UUID id) {
            return table.find(id);
        }

        private List<UploadSession> in(Collection<UploadSessionStatus> statuses) {
            return table.all().stream()
                    .filter(session -> statuses.contains(session.status()))
                    .toList();
        }

        @Override
        public List<UploadSession> findByVideoIdAndOwnerIdOrderByCreatedAtDescIdDesc(
                UUID videoId, String ownerId, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<UploadSession> findByVideoIdAndStatusIn(UUID videoId, Collection<UploadSessionStatus> statuses) {
            return in(statuses);
        }

        @Override
        public Optional<UploadSession> findFirstByVideoIdAndOwnerIdAndStatusIn(
                UUID videoId, String ownerId, Collection<UploadSessionStatus> statuses) {
            return in(statuses).stream().findFirst();
        }

        @Override
        public List<UUID> liveOf(String ownerId, Limit limit) {
            return in(UploadSessions.LIVE).stream().map(UploadSession::id).toList();
        }

        @Override
        public List<UploadSession> firstPage(String ownerId, Collection<UploadSessionStatus> statuses, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<UploadSession> pageAfter(
                String ownerId, Collection<UploadSessionStatus> statuses, Instant createdAt, UUID id, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long countLive() {
            return in(UploadSessions.LIVE).size();
        }

        @Override
        public long countByOwnerIdAndCreatedAtAfter(String ownerId, Instant since) {
            return 0;
        }

        @Override
        public long bytesOpenedSince(String ownerId, Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<UploadSession> expired(Instant now, Limit limit) {
            return in(UploadSessions.LIVE).stream()
                    .filter(session -> session.expiresAt().isBefore(now))
                    .toList();
        }

        @Override
        public List<UploadSession> halfOpened(Instant before, Limit limit) {
            return in(UploadSessions.LIVE).stream()
                    .filter(session ->
                            session.multipart().isEmpty() && session.createdAt().isBefore(before))
                    .toList();
        }

        @Override
        public List<UploadSession> halfCompleted(Instant before, Limit limit) {
            return in(UploadSessions.LIVE).stream()
                    .filter(session -> session.completionStartedAt() != null
                            && session.completionStartedAt().isBefore(before))
                    .toList();
        }

        @Override
        public List<UploadSession> quiet(UUID after, Instant before, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<UploadSession> endedWithStorageOpen(Instant before, Limit limit) {
            return table.all().stream()
                    .filter(session -> findsLeftovers && session.status().isFinal())
                    .filter(session -> Boolean.TRUE.equals(entity.get(session, "storageOpen")))
                    .filter(session -> session.updatedAt().isBefore(before))
                    .toList();
        }

        @Override
        public boolean existsByProviderUploadIdAndStatusIn(
                String providerUploadId, Collection<UploadSessionStatus> statuses) {
            return in(statuses).stream()
                    .flatMap(session -> session.multipart().stream())
                    .anyMatch(multipart -> multipart.uploadId().equals(providerUploadId));
        }
    }

    private static final class UnlockedLimits extends OwnerLimits {

        UnlockedLimits(SessionRows rows, SessionProperties properties) {
            super(rows, null, properties, Scene.CLOCK);
        }

        @Override
        void lock(String ownerId) {}
    }

    private static final class NoMetrics extends SessionMetrics {

        NoMetrics(SessionRows rows) {
            super(new SimpleMeterRegistry(), rows, Scene.CLOCK);
        }

        @Override
        void moved(UploadSession session) {}

        @Override
        void completed(UploadSession session) {}
    }

    /** {@link Mutation#FINAL_SESSIONS_MOVE}. */
    static class UnguardedSession extends UploadSession {

        private static final Entity<UploadSession> FIELDS = new Entity<>(UploadSession.class, UploadSession::new);

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
}
