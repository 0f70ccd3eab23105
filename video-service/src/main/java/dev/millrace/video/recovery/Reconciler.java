package dev.millrace.video.recovery;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.Videos;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    private final RecoveryProperties properties;
    private final Clock clock;

    Reconciler(Videos videos, LostJobs lostJobs, RecoveryProperties properties, Clock clock) {
        this.videos = videos;
        this.lostJobs = lostJobs;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.recovery.every:20s}")
    @SchedulerLock(name = "reconcile", lockAtMostFor = "5m")
    void pass() {
        Instant now = clock.instant();
        List<Video> silent = videos.silentSince(now.minus(properties.silence()), Limit.of(properties.batch()));
        try {
            silent.forEach(video -> look(video, now));
        } catch (Unavailable e) {
            log.warn("Recovery is repeated later: {}", e.getMessage());
        }
    }

    private void look(Video video, Instant now) {
        CurrentJob job = video.job();
        if (job == null || job.isLeased(now)) {
            return;
        }
        boolean waiting = job.leaseUntil() == null;
        Instant silentSince = now.minus(waiting ? properties.unclaimedSilence() : properties.silence());
        lostJobs.repair(video, job, false, silentSince);
    }
}
