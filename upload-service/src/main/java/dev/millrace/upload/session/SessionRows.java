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
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of {@code upload_sessions}. */
interface SessionRows extends Repository<UploadSession, UUID> {

    // why: part of the text, since a plan made for any statuses cannot use the indexes of just these
    String IS_LIVE = """
            s.status in (dev.millrace.upload.session.UploadSessionStatus.INITIATED,
                         dev.millrace.upload.session.UploadSessionStatus.IN_PROGRESS,
                         dev.millrace.upload.session.UploadSessionStatus.PAUSED)
            """;

    String IS_ENDED = """
            s.status in (dev.millrace.upload.session.UploadSessionStatus.COMPLETED,
                         dev.millrace.upload.session.UploadSessionStatus.FAILED,
                         dev.millrace.upload.session.UploadSessionStatus.CANCELED)
            """;

    UploadSession save(UploadSession session);

    void delete(UploadSession session);

    void flush();

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true) // why: one statement needs no transaction
    Optional<UploadSession> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from UploadSession s where s.id = :id")
    Optional<UploadSession> lock(UUID id);

    List<UploadSession> findByVideoIdAndOwnerIdOrderByCreatedAtDescIdDesc(UUID videoId, String ownerId, Limit limit);

    List<UploadSession> findByVideoIdAndStatusIn(UUID videoId, Collection<UploadSessionStatus> statuses);

    @Query("select s.id from UploadSession s where s.ownerId = :ownerId and " + IS_LIVE)
    List<UUID> liveOf(String ownerId, Limit limit);

    /** One page, newest first. */
    @Query("""
            select s from UploadSession s where s.ownerId = :ownerId and s.status in :statuses
            order by s.createdAt desc, s.id desc
            """)
    List<UploadSession> firstPage(String ownerId, Collection<UploadSessionStatus> statuses, Limit limit);

    /** The same, starting after the given place. */
    @Query("""
            select s from UploadSession s where s.ownerId = :ownerId and s.status in :statuses
              and (s.createdAt, s.id) < (:createdAt, :id)
            order by s.createdAt desc, s.id desc
            """)
    List<UploadSession> pageAfter(
            String ownerId, Collection<UploadSessionStatus> statuses, Instant createdAt, UUID id, Limit limit);

    @Query("select count(s) from UploadSession s where " + IS_LIVE)
    long countLive();

    @Query("select s from UploadSession s where s.expiresAt < :now and " + IS_LIVE + " order by s.expiresAt")
    List<UploadSession> expired(Instant now, Limit limit);

    @Query("select s from UploadSession s where s.providerUploadId is null and s.createdAt < :before and " + IS_LIVE)
    List<UploadSession> halfOpened(Instant before, Limit limit);

    @Query("select s from UploadSession s where s.completionStartedAt < :before and " + IS_LIVE)
    List<UploadSession> halfCompleted(Instant before, Limit limit);

    // why: the status is part of the text, as above
    @Query(
            "select s from UploadSession s where s.wholeCheck.wholeCheckAt < :now and s.completionStartedAt is null "
                    + "and s.status = dev.millrace.upload.session.UploadSessionStatus.IN_PROGRESS order by s.wholeCheck.wholeCheckAt")
    List<UploadSession> perhapsWhole(Instant now, Limit limit);

    @Query("select s from UploadSession s where s.id > :after and s.updatedAt < :before "
            + "and s.providerUploadId is not null and s.completionStartedAt is null and " + IS_LIVE + " order by s.id")
    List<UploadSession> quiet(UUID after, Instant before, Limit limit);

    @Query("select s from UploadSession s where s.storageOpen = true and s.updatedAt < :before and " + IS_ENDED)
    List<UploadSession> endedWithStorageOpen(Instant before, Limit limit);

    boolean existsByProviderUploadIdAndStatusIn(String providerUploadId, Collection<UploadSessionStatus> statuses);
}
