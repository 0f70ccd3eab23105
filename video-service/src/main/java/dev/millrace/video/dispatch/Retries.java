package dev.millrace.video.dispatch;

import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.web.Ids;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoLifecycle;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** FAILED to TRANSCODING again, with a new job. */
@Service
class Retries {

    private final Videos videos;
    private final VideoLifecycle lifecycle;
    private final StoredSources sources;
    private final JobQueue queue;
    private final OutboxRelay relay;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Retries(
            Videos videos,
            VideoLifecycle lifecycle,
            StoredSources sources,
            JobQueue queue,
            OutboxRelay relay,
            Ids ids,
            TransactionTemplate transaction) {
        this.videos = videos;
        this.lifecycle = lifecycle;
        this.sources = sources;
        this.queue = queue;
        this.relay = relay;
        this.ids = ids;
        this.transaction = transaction;
    }

    void retry(String ownerId, UUID videoId) {
        Video video = videos.owned(videoId, ownerId);
        if (video.status() == VideoStatus.TRANSCODING) {
            return;
        }
        if (video.status() != VideoStatus.FAILED) {
            throw new IllegalTransition(videoId, video.status(), VideoStatus.TRANSCODING);
        }
        sources.mustExist(video);
        UUID jobId = ids.next();
        transaction.executeWithoutResult(status -> {
            if (lifecycle.retry(videoId, jobId)) {
                queue.enqueue(video, jobId);
            }
        });
        relay.deliverNow(videoId.toString());
    }
}
