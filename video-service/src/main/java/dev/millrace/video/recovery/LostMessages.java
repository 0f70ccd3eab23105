package dev.millrace.video.recovery;

import dev.millrace.video.dispatch.WaitingJobs;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.Videos;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells jobs whose message is lost from those that wait in a backlog. A message is lost when nothing waits in the queue any
 * more, or when messages that came well after it were given to workers. A job that is wrongly taken for lost gets a second
 * message, which costs one OBSOLETE claim; it goes to the end of the queue, so it takes another backlog to get a third.
 */
@Component
class LostMessages {

    /** why: SQS keeps the order about, not exactly. */
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(1);

    private final WaitingJobs waitingJobs;
    private final Videos videos;
    private final RecoveryProperties properties;

    LostMessages(WaitingJobs waitingJobs, Videos videos, RecoveryProperties properties) {
        this.waitingJobs = waitingJobs;
        this.videos = videos;
        this.properties = properties;
    }

    /**
     * Those of them whose job's message is lost.
     *
     * @param waiting nobody took their job for {@link RecoveryProperties#silence()}
     */
    List<Video> among(List<Video> waiting, Instant now) {
        if (waiting.isEmpty() || waitingJobs.count() == 0) {
            return waiting;
        }
        Instant lastTaken = videos.lastQueuedOfThoseTaken().orElse(Instant.MIN);
        return waiting.stream()
                .filter(video -> isLost(video.job(), lastTaken, now))
                .toList();
    }

    private boolean isLost(@Nullable CurrentJob job, Instant lastTaken, Instant now) {
        if (job == null) {
            return false;
        }
        boolean isOverdue = job.activeAt().isBefore(now.minus(properties.unclaimedSilence()));
        return isOverdue || lastTaken.isAfter(job.queuedAt().plus(OUT_OF_ORDER));
    }
}
