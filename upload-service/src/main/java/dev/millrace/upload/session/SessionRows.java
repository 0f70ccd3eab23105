package dev.millrace.upload.session;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The rows of {@code upload_sessions}. */
interface SessionRows extends Repository<UploadSession, UUID> {

    UploadSession save(UploadSession session);

    void delete(UploadSession session);

    void flush();

    Optional<UploadSession> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from UploadSession s where s.id = :id")
    Optional<UploadSession> lock(UUID id);

    List<UploadSession> findByVideoIdAndOwnerIdOrderByCreatedAtDescIdDesc(UUID videoId, String ownerId, Limit limit);

    List<UploadSession> findByVideoIdAndStatusIn(UUID videoId, Collection<UploadSessionStatus> statuses);

    Optional<UploadSession> findFirstByVideoIdAndOwnerIdAndStatusIn(
            UUID videoId, String ownerId, Collection<UploadSessionStatus> statuses);

    long countByOwnerIdAndStatusIn(String ownerId, Collection<UploadSessionStatus> statuses);

    long countByStatusIn(Collection<UploadSessionStatus> statuses);

    @Query(
            "select coalesce(sum(s.totalBytes), 0) from UploadSession s where s.ownerId = :ownerId and s.createdAt > :since")
    long bytesOpenedSince(String ownerId, Instant since);

    @Query("select s from UploadSession s where s.status in :live and s.expiresAt < :now order by s.expiresAt")
    List<UploadSession> expired(Collection<UploadSessionStatus> live, Instant now, Limit limit);

    @Query(
            "select s from UploadSession s where s.status in :live and s.providerUploadId is null and s.createdAt < :before")
    List<UploadSession> halfOpened(Collection<UploadSessionStatus> live, Instant before, Limit limit);

    @Query("select s from UploadSession s where s.status in :live and s.completionStartedAt < :before")
    List<UploadSession> halfCompleted(Collection<UploadSessionStatus> live, Instant before, Limit limit);

    @Query("select s from UploadSession s where s.status in :ended and s.storageOpen = true and s.updatedAt < :before")
    List<UploadSession> endedWithStorageOpen(Collection<UploadSessionStatus> ended, Instant before, Limit limit);

    boolean existsByProviderUploadIdAndStatusIn(String providerUploadId, Collection<UploadSessionStatus> statuses);
}
