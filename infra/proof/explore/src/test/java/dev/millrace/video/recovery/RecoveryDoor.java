package dev.millrace.video.recovery;

import dev.millrace.video.dispatch.JobQueue;
import dev.millrace.video.lifecycle.JobLeases;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.output.AttemptOutputs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The real recovery, for the explorer. */
public final class RecoveryDoor {

    private final Videos videos;
    private final LostJobs lostJobs;
    private final Reconciler reconciler;
    private final Clock clock;

    public RecoveryDoor(
            Videos videos,
            JobLeases leases,
            AttemptOutputs outputs,
            JobQueue queue,
            MeterRegistry meters,
            TransactionTemplate transaction,
            Clock clock) {
        RecoveryProperties properties =
                new RecoveryProperties(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofHours(1), 100);
        this.videos = videos;
        this.clock = clock;
        this.lostJobs = new LostJobs(leases, outputs, queue, meters, transaction);
        this.reconciler =
                new Reconciler(videos, lostJobs, new LostMessages(() -> 0, videos, properties), properties, clock);
    }

    public void reconcile() {
        reconciler.pass();
    }

    /** As the pass over the dead-letter queue does with a letter that names the video's current job. */
    public void deadLetter(UUID videoId) {
        videos.findByIdAndDeletedAtIsNull(videoId)
                .filter(video -> video.hasOpenJob())
                .ifPresent(video -> lostJobs.repair(video, video.job(), true, clock.instant()));
    }
}
