package dev.millrace.video.dispatch;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.web.Ids;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoLifecycle;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A new job for a video that plays: its output is made anew beside the old one, which it replaces when it is complete. */
@Service
class Reprocesses {

    private final Videos videos;
    private final VideoLifecycle lifecycle;
    private final StoredSources sources;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Reprocesses(
            Videos videos,
            VideoLifecycle lifecycle,
            StoredSources sources,
            JobQueue queue,
            OutboxRelay relay,
            IdempotencyKeys keys,
            Ids ids,
            TransactionTemplate transaction) {
        this.videos = videos;
        this.lifecycle = lifecycle;
        this.sources = sources;
        this.queue = queue;
        this.relay = relay;
        this.keys = keys;
        this.ids = ids;
        this.transaction = transaction;
    }

    void reprocess(String ownerId, @Nullable String idempotencyKey, UUID videoId) {
        Video video = videos.owned(videoId, ownerId);
        if (video.status() != VideoStatus.READY) {
            throw new IllegalTransition(
                    videoId, video.status(), VideoStatus.READY, video.status().remedy());
        }
        if (!video.hasOpenJob()) {
            sources.mustExist(video);
        }
        transaction.executeWithoutResult(status -> keys.once(
                ownerId,
                idempotencyKey,
                "POST /api/videos/{id}/reprocess",
                videoId,
                Boolean.class,
                () -> enqueue(video)));
        relay.deliverNow(videoId.toString());
    }

    private boolean enqueue(Video video) {
        UUID jobId = ids.next();
        boolean isNew = lifecycle.reprocess(video.id(), jobId);
        if (isNew) {
            queue.enqueue(video, jobId);
        }
        return isNew;
    }
}
