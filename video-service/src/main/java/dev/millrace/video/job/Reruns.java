package dev.millrace.video.job;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.web.Ids;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.queue.JobQueue;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a video's job again, as a new one, for its owner and for operators: FAILED becomes TRANSCODING, READY plays on. The one
 * place that does. The source is looked for in storage first; the job and its message are one transaction.
 */
@Service
public class Reruns {

    private final Access access;
    private final TranscodedVideos locked;
    private final Jobs jobs;
    private final OpenedJobs opened;
    private final StoredSources sources;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Reruns(
            Access access,
            TranscodedVideos locked,
            Jobs jobs,
            OpenedJobs opened,
            StoredSources sources,
            JobQueue queue,
            OutboxRelay relay,
            IdempotencyKeys keys,
            Ids ids,
            TransactionTemplate transaction) {
        this.access = access;
        this.locked = locked;
        this.jobs = jobs;
        this.opened = opened;
        this.sources = sources;
        this.queue = queue;
        this.relay = relay;
        this.keys = keys;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** The owner's: FAILED to TRANSCODING. Changes nothing while it is TRANSCODING. */
    void retry(String ownerId, UUID videoId) {
        Video video = access.require(ownerId, videoId, Right.ADMINISTER);
        if (video.status() == VideoStatus.TRANSCODING) {
            return;
        }
        mustBe(VideoStatus.FAILED, video);
        sources.mustExist(video);
        open(video);
    }

    /** The owner's: makes the output of a READY video again beside the old one. Changes nothing while a job is open. */
    void reprocess(String ownerId, @Nullable String idempotencyKey, UUID videoId) {
        Video video = access.require(ownerId, videoId, Right.ADMINISTER);
        mustBe(VideoStatus.READY, video);
        if (jobs.openOf(videoId).isEmpty()) {
            sources.mustExist(video);
        }
        transaction.executeWithoutResult(status -> keys.once(
                ownerId,
                idempotencyKey,
                "POST /api/videos/{id}/reprocess",
                videoId,
                Boolean.class,
                () -> openLocked(video)));
        relay.deliverNow(videoId.toString());
    }

    /**
     * An operator's, of any owner's video, unless it is only rehearsed. Repeatable: a video with an open job gets no second one.
     *
     * @param video FAILED, or READY
     * @param isRehearsal only tell what would be done
     */
    public Replay replay(Video video, boolean isRehearsal) {
        if (jobs.openOf(video.id()).isPresent()) {
            return Replay.NOT_NEEDED;
        }
        if (!sources.exist(video)) {
            return Replay.SOURCE_MISSING;
        }
        return isRehearsal || isOpened(video) ? Replay.ENQUEUED : Replay.NOT_NEEDED;
    }

    private boolean isOpened(Video video) {
        try {
            return open(video);
        } catch (IllegalTransition e) { // why: its owner was faster, say with a new upload
            return false;
        }
    }

    private boolean open(Video video) {
        Boolean isNew = transaction.execute(status -> openLocked(video));
        relay.deliverNow(video.id().toString());
        return Boolean.TRUE.equals(isNew);
    }

    /** @return false when a job is open already */
    private boolean openLocked(Video seen) {
        Video video = locked.lock(seen.id()).orElseThrow(() -> new NotFound("video"));
        if (jobs.openOf(video.id()).isPresent()) {
            return false;
        }
        mustBe(seen.status(), video);
        Job job = opened.open(video, ids.next());
        queue.enqueue(job.videoId(), job.id(), job.sourceFileKey());
        return true;
    }

    private static void mustBe(VideoStatus status, Video video) {
        if (video.status() != status) {
            VideoStatus wanted = status == VideoStatus.FAILED ? VideoStatus.TRANSCODING : status;
            throw new IllegalTransition(
                    video.id(), video.status(), wanted, video.status().remedy());
        }
    }

    /** What a replay did, or would do. */
    public enum Replay {
        /** The video has a new job in the queue. */
        ENQUEUED,
        /** There is nothing to make it from. */
        SOURCE_MISSING,
        /** A job is open already, or the video is in another status by now. */
        NOT_NEEDED
    }
}
