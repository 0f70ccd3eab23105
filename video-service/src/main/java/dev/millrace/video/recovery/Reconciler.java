package dev.millrace.video.recovery;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.Videos;
import java.time.Clock;
import java.time.Instant;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for videos of whose open job nothing is heard: it has a bounded time to its end, and TRANSCODING to a way out. */
@Component
class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Videos videos;
    private final LostJobs lostJobs;
    private final LostMessages lostMessages;
    private final RecoveryProperties properties;
    private final Clock clock;

    Reconciler(
            Videos videos, LostJobs lostJobs, LostMessages lostMessages, RecoveryProperties properties, Clock clock) {
        this.videos = videos;
        this.lostJobs = lostJobs;
        this.lostMessages = lostMessages;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.recovery.every:20s}")
    @SchedulerLock(name = "reconcile")
    void pass() {
        Instant now = clock.instant();
        Instant silentSince = now.minus(properties.silence());
        try {
            videos.silentSince(silentSince, Limit.of(properties.batch())).forEach(video -> repair(video, now));
            lostMessages
                    .among(videos.waitingSince(silentSince, Limit.of(properties.batch())), now)
                    .forEach(video -> repair(video, now));
        } catch (Unavailable e) {
            log.warn("Recovery is repeated later: {}", e.getMessage());
        }
    }

    private void repair(Video video, Instant now) {
        CurrentJob job = video.job();
        if (job != null && !job.isLeased(now)) {
            lostJobs.repair(video, job, false, now.minus(properties.silence()));
        }
    }
}
