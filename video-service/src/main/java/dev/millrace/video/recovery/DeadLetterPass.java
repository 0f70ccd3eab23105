package dev.millrace.video.recovery;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.dispatch.DeadLetters;
import dev.millrace.video.dispatch.DeadLetters.DeadLetter;
import dev.millrace.video.dispatch.DeadLetters.Verdict;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.TranscodeFailures;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.recovery.LostJobs.Repair;
import java.time.Clock;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks into the dead-letter queue, so that no video waits for a message that nobody will read again. A letter whose job is
 * open goes, since its job is enqueued again, done or ended; one that ended with its attempts used up has a letter of its own
 * there. Those stay for the operators' alarm and redrive. One whose job is done, by another message or by the output in storage,
 * or whose video is deleted, goes too: an alarm of it would wake somebody for nothing.
 */
@Component
class DeadLetterPass {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPass.class);
    private static final int MOST = 500;

    private final DeadLetters letters;
    private final Videos videos;
    private final TranscodeFailures failures;
    private final LostJobs lostJobs;
    private final Clock clock;

    DeadLetterPass(DeadLetters letters, Videos videos, TranscodeFailures failures, LostJobs lostJobs, Clock clock) {
        this.letters = letters;
        this.failures = failures;
        this.videos = videos;
        this.lostJobs = lostJobs;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.recovery.every:20s}")
    @SchedulerLock(name = "dead-letters")
    void pass() {
        try {
            letters.read(MOST, this::handle);
        } catch (Unavailable e) {
            log.warn("Dead letters are read later: {}", e.getMessage());
        }
    }

    private Verdict handle(DeadLetter letter) {
        TranscodeJob job = letter.job();
        if (job == null) {
            log.error("Dead letter {} is no job; an operator must look", letter.id());
            return Verdict.KEEP;
        }
        Video video = videos.findByIdAndDeletedAtIsNull(job.videoId()).orElse(null);
        if (video == null) {
            return Verdict.REMOVE;
        }
        if (video.hasOpenJob()) {
            return repair(video, job);
        }
        return isDone(video, job) ? Verdict.REMOVE : Verdict.KEEP;
    }

    private boolean isDone(Video video, TranscodeJob dead) {
        CurrentJob job = video.job();
        return video.status() == VideoStatus.READY
                && job != null
                && job.jobId().equals(dead.jobId())
                && failures.reason(job.jobId(), job.attempt()).isEmpty();
    }

    // why: whatever the silence, the queue itself says that nobody else will be given this message
    private Verdict repair(Video video, TranscodeJob dead) {
        CurrentJob job = video.job();
        if (job == null || !job.jobId().equals(dead.jobId())) {
            return Verdict.KEEP;
        }
        Repair repair = lostJobs.repair(video, job, true, clock.instant());
        return repair == Repair.NOTHING ? Verdict.KEEP : Verdict.REMOVE;
    }
}
