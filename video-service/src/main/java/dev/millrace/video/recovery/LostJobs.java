package dev.millrace.video.recovery;

import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.dispatch.JobQueue;
import dev.millrace.video.lifecycle.CurrentJob;
import dev.millrace.video.lifecycle.JobLeases;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.output.AttemptOutputs;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Repairs one video whose job went silent: by its output if there is one, else by another try until failures are used up. */
@Component
class LostJobs {

    private static final Logger log = LoggerFactory.getLogger(LostJobs.class);

    private final JobLeases leases;
    private final AttemptOutputs outputs;
    private final JobQueue queue;
    private final MeterRegistry meters;
    private final TransactionTemplate transaction;

    LostJobs(
            JobLeases leases,
            AttemptOutputs outputs,
            JobQueue queue,
            MeterRegistry meters,
            TransactionTemplate transaction) {
        this.leases = leases;
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

    /** Whether the job is done; an output that plays but is not complete makes the video READY, and leaves work to do. */
    private boolean finishFromStorage(Video video, CurrentJob job) {
        Optional<TranscodeReport> output = outputs.find(video.id(), job.jobId(), job.attempt());
        if (output.isEmpty()) {
            return false;
        }
        try {
            outputs.verify(output.get());
            outputs.accept(output.get());
            return !output.get().isPartial();
        } catch (ProblemException e) { // why: swept, half gone, or overtaken by the worker's own report
            log.warn("The output of job {} is not usable: {}", job.jobId(), e.getMessage());
            return false;
        }
    }

    private Repair again(Video video, CurrentJob job, boolean isDead, Instant silentSince) {
        Repair done = transaction.execute(status -> leases.lost(video.id(), job.jobId(), isDead, silentSince)
                .map(this::enqueueUnlessEnded)
                .orElse(Repair.NOTHING));
        return done == null ? Repair.NOTHING : done;
    }

    private Repair enqueueUnlessEnded(Video lost) {
        if (!lost.hasOpenJob()) {
            return Repair.GIVEN_UP;
        }
        queue.enqueue(lost);
        return Repair.ENQUEUED;
    }

    /** What a repair did. */
    enum Repair {
        /** READY by the complete output that lay in storage. */
        FINISHED,
        /** The same job went into the queue again. */
        ENQUEUED,
        /** Its attempts were used up: FAILED, or still READY with what it has. */
        GIVEN_UP,
        /** Nothing was wrong any more. */
        NOTHING
    }
}
