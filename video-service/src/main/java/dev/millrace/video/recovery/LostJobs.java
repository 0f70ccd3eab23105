package dev.millrace.video.recovery;

import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.dispatch.JobQueue;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.TranscodeAttempts;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.output.AttemptOutputs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Repairs one video whose job went silent: its output if there is one, else another try, else FAILED. */
@Component
class LostJobs {

    private static final Logger log = LoggerFactory.getLogger(LostJobs.class);

    private final TranscodeAttempts attempts;
    private final AttemptOutputs outputs;
    private final JobQueue queue;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    LostJobs(
            TranscodeAttempts attempts,
            AttemptOutputs outputs,
            JobQueue queue,
            MeterRegistry meters,
            TransactionTemplate transaction) {
        this.attempts = attempts;
        this.outputs = outputs;
        this.queue = queue;
        this.meters = meters;
        this.transaction = transaction;
    }

    /**
     * @param isDead whether its message is in the dead-letter queue
     * @param silentSince nothing happens when something was heard of the job after this
     * @return what was done
     */
    Repair repair(Video video, CurrentJob job, boolean isDead, Instant silentSince) {
        Repair repair = finishFromStorage(video, job) ? Repair.FINISHED : again(video, job, isDead, silentSince);
        if (repair != Repair.NOTHING) {
            meters.counter("video.recovery.repairs", "repair", repair.name()).increment();
            log.atWarn()
                    .addKeyValue(LogFields.VIDEO_ID, video.id())
                    .addKeyValue(LogFields.JOB_ID, job.jobId())
                    .log("Lost job repaired: {}", repair);
        }
        return repair;
    }

    private boolean finishFromStorage(Video video, CurrentJob job) {
        Optional<TranscodeReport> output = outputs.find(video.id(), job.jobId(), job.attempt());
        if (output.isEmpty()) {
            return false;
        }
        try {
            outputs.verify(output.get());
            outputs.accept(output.get());
            return true;
        } catch (ProblemException e) { // why: swept, half gone, or overtaken by the worker's own report
            log.warn("The output of job {} is not usable: {}", job.jobId(), e.getMessage());
            return false;
        }
    }

    private Repair again(Video video, CurrentJob job, boolean isDead, Instant silentSince) {
        Repair done = transaction.execute(status -> attempts.lost(video.id(), job.jobId(), isDead, silentSince)
                .map(this::enqueueUnlessFailed)
                .orElse(Repair.NOTHING));
        return done == null ? Repair.NOTHING : done;
    }

    private Repair enqueueUnlessFailed(Video lost) {
        if (lost.status() == VideoStatus.FAILED) {
            return Repair.GIVEN_UP;
        }
        queue.enqueue(lost);
        return Repair.ENQUEUED;
    }

    /** What a repair did. */
    enum Repair {
        /** READY by the output that lay in storage. */
        FINISHED,
        /** The same job went into the queue again. */
        ENQUEUED,
        /** FAILED, since its attempts were used up. */
        GIVEN_UP,
        /** Nothing was wrong any more. */
        NOTHING
    }
}
