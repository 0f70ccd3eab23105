package dev.millrace.video.recovery;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.video.dispatch.DeadLetters;
import dev.millrace.video.dispatch.DeadLetters.DeadLetter;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.recovery.LostJobs.Repair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks into the dead-letter queue, so that no video waits for a message that nobody will read again. A letter whose job is
 * open goes, since its job is enqueued again, done or ended; one that ended with its attempts used up has a letter of its own
 * there. Those stay for the operators' alarm and redrive.
 */
@Component
class DeadLetterPass {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPass.class);
    private static final Duration HIDDEN = Duration.ofSeconds(60);
    private static final int MOST_LOOKS = 10;

    private final DeadLetters letters;
    private final Videos videos;
    private final LostJobs lostJobs;
    private final JsonMapper json;
    private final Clock clock;

    DeadLetterPass(DeadLetters letters, Videos videos, LostJobs lostJobs, JsonMapper json, Clock clock) {
        this.letters = letters;
        this.videos = videos;
        this.lostJobs = lostJobs;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.recovery.every:20s}")
    @SchedulerLock(name = "dead-letters", lockAtMostFor = "5m")
    void pass() {
        try {
            List<DeadLetter> found = letters.look(HIDDEN);
            for (int look = 1; !found.isEmpty() && look <= MOST_LOOKS; look++) {
                found.forEach(this::handle);
                found = letters.look(HIDDEN);
            }
        } catch (Unavailable e) {
            log.warn("Dead letters are read later: {}", e.getMessage());
        }
    }

    private void handle(DeadLetter letter) {
        Optional<TranscodeJob> job = parse(letter.body());
        if (job.isEmpty()) {
            return;
        }
        Optional<Video> waiting =
                videos.findByIdAndDeletedAtIsNull(job.get().videoId()).filter(Video::hasOpenJob);
        CurrentJob current = waiting.map(Video::job).orElse(null);
        if (waiting.isPresent()
                && current != null
                && current.jobId().equals(job.get().jobId())) {
            // why: whatever the silence, the queue itself says that nobody else will be given this message
            if (lostJobs.repair(waiting.get(), current, true, clock.instant()) != Repair.NOTHING) {
                letters.remove(letter);
            }
        }
    }

    private Optional<TranscodeJob> parse(String body) {
        try {
            return Optional.of(json.readValue(body, TranscodeJob.class));
        } catch (JacksonException e) {
            log.error("A dead letter is no job; an operator must look");
            return Optional.empty();
        }
    }
}
