package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reading videos; deleted ones are not there. */
public interface Videos extends Repository<Video, UUID> {

    /** The video, without an ownership check. */
    Optional<Video> findByIdAndDeletedAtIsNull(UUID id);

    /** Whose the video is. */
    @Query("select v.ownerId from Video v where v.id = :id and v.deletedAt is null")
    Optional<String> ownerOf(UUID id);

    /** The video, deleted or not. */
    Optional<Video> findById(UUID id);

    /** Those whose status says that they will move by themselves, newest first. */
    // why: the statuses are part of the text, since a plan made for any statuses cannot use the index of just these
    @Query("""
            select v from Video v
            where v.ownerId = :ownerId and v.deletedAt is null
              and v.status in (dev.millrace.video.video.VideoStatus.UPLOADING,
                               dev.millrace.video.video.VideoStatus.UPLOADED,
                               dev.millrace.video.video.VideoStatus.TRANSCODING)
            order by v.createdAt desc, v.id desc
            """)
    List<Video> moving(String ownerId, Limit limit);

    /** Those of them that are READY, in no order. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.status = dev.millrace.video.video.VideoStatus.READY and v.id in :ids
            """)
    List<Video> readyAmong(List<UUID> ids);

    /** Those TRANSCODING since before that time, the longest first. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.status = dev.millrace.video.video.VideoStatus.TRANSCODING
              and v.statusSince < :before
            order by v.statusSince, v.id
            """)
    List<Video> transcodingSince(Instant before, Limit limit);

    /** Those FAILED for this reason, in the order in which they failed, starting after the given place. */
    @Query("""
            select v from Video v
            where v.deletedAt is null and v.status = dev.millrace.video.video.VideoStatus.FAILED
              and v.failReason = :reason and (v.statusSince, v.id) > (:since, :id) and v.statusSince <= :until
            order by v.statusSince, v.id
            """)
    List<Video> failedAfter(FailReason reason, Instant since, UUID id, Instant until, Limit limit);
}
