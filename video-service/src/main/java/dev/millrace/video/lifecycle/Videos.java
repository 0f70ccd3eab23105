package dev.millrace.video.lifecycle;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reading videos; deleted ones are not there. */
public interface Videos extends Repository<Video, UUID> {

    /** The video, whoever owns it. */
    Optional<Video> findByIdAndDeletedAtIsNull(UUID id);

    /** The video, if it is this owner's. */
    Optional<Video> findByIdAndOwnerIdAndDeletedAtIsNull(UUID id, String ownerId);

    /** The video, if it is this owner's; somebody else's is as little there as none: {@link NotFound}. */
    default Video owned(UUID id, String ownerId) {
        return findByIdAndOwnerIdAndDeletedAtIsNull(id, ownerId).orElseThrow(() -> new NotFound("video"));
    }

    /** One page, newest first, starting after the given place. */
    @Query("""
            select v from Video v
            where v.ownerId = :ownerId and v.deletedAt is null and v.status in :statuses
              and (v.createdAt, v.id) < (:createdAt, :id)
            order by v.createdAt desc, v.id desc
            """)
    List<Video> pageAfter(String ownerId, List<VideoStatus> statuses, Instant createdAt, UUID id, Limit limit);

    /** The first page, newest first. */
    @Query("""
            select v from Video v
            where v.ownerId = :ownerId and v.deletedAt is null and v.status in :statuses
            order by v.createdAt desc, v.id desc
            """)
    List<Video> firstPage(String ownerId, List<VideoStatus> statuses, Limit limit);

    /** Those that a status or an open job says will move by themselves, newest first. */
    // why: the statuses are part of the text, since a plan made for any statuses cannot use the index of just these
    @Query("""
            select v from Video v
            where v.ownerId = :ownerId and v.deletedAt is null
              and (v.status in (dev.millrace.video.lifecycle.VideoStatus.UPLOADING,
                                dev.millrace.video.lifecycle.VideoStatus.UPLOADED,
                                dev.millrace.video.lifecycle.VideoStatus.TRANSCODING)
                   or v.job.isOpen = true)
            order by v.createdAt desc, v.id desc
            """)
    List<Video> moving(String ownerId, Limit limit);

    /** Videos with an open job that an attempt took, and of which nothing was heard since then, the longest silent first. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.job.isOpen = true and v.job.leaseUntil is not null
              and v.job.activeAt < :before
            order by v.job.activeAt
            """)
    List<Video> silentSince(Instant before, Limit limit);

    /** Videos with an open job that nobody took since then, the longest waiting first. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.job.isOpen = true and v.job.leaseUntil is null
              and v.job.activeAt < :before
            order by v.job.activeAt
            """)
    List<Video> waitingSince(Instant before, Limit limit);

    /** Those TRANSCODING since before that time, the longest first. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.status = dev.millrace.video.lifecycle.VideoStatus.TRANSCODING
              and v.statusSince < :before
            order by v.statusSince, v.id
            """)
    List<Video> transcodingSince(Instant before, Limit limit);

    /** Those FAILED for this reason, in the order in which they failed, starting after the given place. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.status = dev.millrace.video.lifecycle.VideoStatus.FAILED
              and v.failReason = :reason and (v.statusSince, v.id) > (:since, :id) and v.statusSince <= :until
            order by v.statusSince, v.id
            """)
    List<Video> failedAfter(FailReason reason, Instant since, UUID id, Instant until, Limit limit);

    /** When the message came into the queue that came last, of the jobs that were taken, and are at work or ended. */
    @Query("""
            select max(v.job.queuedAt) from Video v
            where v.job.leaseUntil is not null or (v.job.isOpen = false and v.job.attempt > 0)
            """)
    Optional<Instant> lastQueuedOfThoseTaken();
}
