package dev.millrace.upload.session;

import dev.millrace.common.testing.EntityFields;
import dev.millrace.common.testing.InMemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;

/**
 * The rows of sessions in memory, all of one video and owner.
 *
 * @param registered gets the id of a session that is saved
 * @param findsLeftovers whether it finds ended sessions with data in storage, as it should
 */
record InMemorySessionRows(
        InMemoryTable<UploadSession> table,
        EntityFields<UploadSession> fields,
        Consumer<UUID> registered,
        boolean findsLeftovers)
        implements SessionRows {

    private static final Duration SILENCE = Duration.ofMinutes(2);

    @Override
    public UploadSession save(UploadSession session) {
        registered.accept(session.id());
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
    public List<UploadSession> expired(Instant now, Limit limit) {
        return live(session -> session.expiresAt().isBefore(now));
    }

    @Override
    public List<UploadSession> halfOpened(Instant before, Limit limit) {
        return live(
                session -> session.multipart().isEmpty() && session.createdAt().isBefore(before));
    }

    @Override
    public List<UploadSession> halfCompleted(Instant before, Limit limit) {
        return live(session -> session.completionStartedAt() != null
                && session.completionStartedAt().isBefore(before));
    }

    // why not the time in the row: the explorer knows no more of a session's age than whether it was silent for long
    @Override
    public List<UploadSession> perhapsWhole(Instant now, Limit limit) {
        return live(session -> session.status() == UploadSessionStatus.IN_PROGRESS
                && session.completionStartedAt() == null
                && session.updatedAt().isBefore(now.minus(SILENCE)));
    }

    @Override
    public List<UploadSession> quiet(UUID after, Instant before, Limit limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<UploadSession> endedWithStorageOpen(Instant before, Limit limit) {
        return table.all().stream()
                .filter(session -> findsLeftovers && session.status().isFinal())
                .filter(this::isStorageOpen)
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

    boolean isStorageOpen(UploadSession session) {
        return Boolean.TRUE.equals(fields.get(session, "storageOpen"));
    }

    private List<UploadSession> live(Predicate<UploadSession> wanted) {
        return in(UploadSessions.LIVE).stream().filter(wanted).toList();
    }

    private List<UploadSession> in(Collection<UploadSessionStatus> statuses) {
        return table.all().stream()
                .filter(session -> statuses.contains(session.status()))
                .toList();
    }
}
