package dev.millrace.video.dispatch;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import dev.millrace.video.lifecycle.VideoLifecycle;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.storage.MediaStore;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The real retry and reprocess, for the explorer. */
public final class DispatchDoor {

    private final JobQueue queue;
    private final Retries retries;
    private final Replays replays;
    private final Videos videos;
    private final Reprocesses reprocesses;

    public DispatchDoor(
            Videos videos,
            VideoLifecycle lifecycle,
            MediaStore store,
            Outbox outbox,
            OutboxRelay relay,
            Traces traces,
            TransactionTemplate transaction,
            Clock clock) {
        Ids ids = new Ids(clock);
        StoredSources sources = new StoredSources(store);
        queue = new JobQueue(outbox, traces, clock);
        NewJobs jobs = new NewJobs(lifecycle, queue, relay, ids, transaction);
        retries = new Retries(videos, sources, jobs);
        replays = new Replays(sources, jobs);
        this.videos = videos;
        reprocesses = new Reprocesses(
                videos, lifecycle, sources, queue, relay, new IdempotencyKeys(null, null, clock), ids, transaction);
    }

    public JobQueue queue() {
        return queue;
    }

    public void retry(String owner, UUID videoId) {
        retries.retry(owner, videoId);
    }

    public void reprocess(String owner, UUID videoId) {
        reprocesses.reprocess(owner, null, videoId);
    }

    /** As the operators' replay does with a video that it finds FAILED. */
    public void replay(UUID videoId) {
        videos.findByIdAndDeletedAtIsNull(videoId)
                .filter(video -> video.status() == VideoStatus.FAILED)
                .ifPresent(video -> replays.replay(video, false));
    }
}
