package dev.millrace.video.queue;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.trace.Traces;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts jobs into the transcode queue and the dead-letter queue, through the outbox: that and the caller's change are both true or neither. */
@Component
public class JobQueue {

    static final String KIND = "transcode-job";
    static final String DEAD_KIND = "dead-transcode-job";

    private final Outbox outbox;
    private final Traces traces;
    private final Clock clock;

    JobQueue(Outbox outbox, Traces traces, Clock clock) {
        this.outbox = outbox;
        this.traces = traces;
        this.clock = clock;
    }

    /** Puts a job into the queue, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enqueue(UUID videoId, UUID jobId, String sourceFileKey) {
        outbox.add(KIND, videoId.toString(), message(videoId, jobId, sourceFileKey));
    }

    /**
     * Puts as many messages of a job into the queue as it has tasks to give, in the caller's transaction. They go out in any order.
     *
     * @return the subject of each in the outbox
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> enqueue(UUID videoId, UUID jobId, String sourceFileKey, int messages) {
        List<String> subjects = IntStream.rangeClosed(1, messages)
                .mapToObj(number -> jobId + "/" + number)
                .toList();
        subjects.forEach(subject -> outbox.add(KIND, subject, message(videoId, jobId, sourceFileKey)));
        return subjects;
    }

    /** Puts a job whose attempts are used up into the dead-letter queue, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deadLetter(UUID videoId, UUID jobId, String sourceFileKey) {
        outbox.add(DEAD_KIND, videoId.toString(), message(videoId, jobId, sourceFileKey));
    }

    private TranscodeJob message(UUID videoId, UUID jobId, String sourceFileKey) {
        return TranscodeJob.of(jobId, videoId, sourceFileKey, clock.instant(), traces.currentForJob());
    }
}
