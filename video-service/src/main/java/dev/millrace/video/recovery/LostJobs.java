package dev.millrace.video.recovery;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.job.Interventions;
import dev.millrace.video.job.Interventions.Repair;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.job.Task;
import dev.millrace.video.job.TranscodeAttempts;
import dev.millrace.video.report.StoredReports;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Repairs one job or task that went silent: a job by its output if there is one, else by another try until failures are used up. */
@Component
class LostJobs {

    private static final Logger log = LoggerFactory.getLogger(LostJobs.class);

    /** READY by the complete output that lay in storage. */
    private static final String FINISHED = "FINISHED";

    private static final List<String> REPAIRS = List.of(FINISHED, Repair.ENQUEUED.name(), Repair.GIVEN_UP.name());

    private final Jobs jobs;
    private final Interventions interventions;
    private final TranscodeAttempts attempts;
    private final StoredReports reports;
    private final AttemptOutputs outputs;
    private final MeterRegistry meters;

    LostJobs(
            Jobs jobs,
            Interventions interventions,
            TranscodeAttempts attempts,
            StoredReports reports,
            AttemptOutputs outputs,
            MeterRegistry meters) {
        this.jobs = jobs;
        this.interventions = interventions;
        this.attempts = attempts;
        this.reports = reports;
        this.outputs = outputs;
        this.meters = meters;
        REPAIRS.forEach(this::repairs); // why: an alarm needs the zeros
    }

    /**
     * @param isDead whether its message is in the dead-letter queue
     * @param silentSince nothing happens when something was heard of the job after this
     * @return whether it did anything
     */
    boolean repair(Job job, boolean isDead, Instant silentSince) {
        String repair = finishFromStorage(job)
                ? FINISHED
                : interventions.lost(job, isDead, silentSince).name();
        return noted(job, repair);
    }

    private boolean noted(Job job, String repair) {
        boolean isRepaired = !repair.equals(Repair.NOTHING.name());
        if (isRepaired) {
            repairs(repair).increment();
            log.atWarn()
                    .addKeyValue(LogFields.VIDEO_ID, job.videoId())
                    .addKeyValue(LogFields.JOB_ID, job.id())
                    .log("Lost job repaired: {}", repair);
        }
        return isRepaired;
    }

    private Counter repairs(String repair) {
        return meters.counter("video.recovery.repairs", "repair", repair);
    }

    /**
     * A task whose attempt fell silent. Storage is not asked: its result, if there is one, is worth less than the question.
     *
     * @param silentSince nothing happens when something was heard of the task after this
     */
    void repair(Task task, Instant silentSince) {
        jobs.find(task.jobId())
                .ifPresent(job ->
                        noted(job, interventions.lost(job, task, silentSince).name()));
    }

    /** Whether the job is done; an output that plays but is not complete makes the video READY, and leaves work to do. */
    private boolean finishFromStorage(Job job) {
        Optional<AttemptOutput> output = job.isWaitingForTasks() ? Optional.empty() : reports.bestOutput(job);
        if (output.isEmpty()) {
            return false;
        }
        try {
            attempts.stored(outputs.verify(output.get()));
            return !output.get().isPartial();
        } catch (ProblemException e) { // why: swept, half gone, or overtaken by the worker's own report
            log.warn("The output of job {} is not usable: {}", job.id(), e.getMessage());
            return false;
        }
    }
}
