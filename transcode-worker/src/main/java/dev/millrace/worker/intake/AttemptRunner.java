package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.worker.attempt.AttemptResult;
import dev.millrace.worker.attempt.AttemptResult.Complete;
import dev.millrace.worker.attempt.AttemptResult.Divided;
import dev.millrace.worker.attempt.LeftOutputs;
import dev.millrace.worker.attempt.NotEnoughDisk;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.attempt.Transcoder;
import dev.millrace.worker.intake.AttemptOutcome.Kind;
import dev.millrace.worker.outcome.AttemptStopped;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.report.Reports;
import dev.millrace.worker.task.PartRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs attempts under their leases, reports their results, and disposes of the messages. Thread-safe. */
@Component
class AttemptRunner {

    private static final Logger log = LoggerFactory.getLogger(AttemptRunner.class);

    private final Transcoder transcoder;
    private final PartRunner parts;
    private final Reports reports;
    private final Leases leases;
    private final Claims claims;
    private final RetryOrGiveUp retryOrGiveUp;
    private final LeftOutputs leftOutputs;
    private final Drain drain;
    private final TaskProtection protection;
    private final JobMetrics metrics;

    AttemptRunner(
            Transcoder transcoder,
            PartRunner parts,
            Reports reports,
            Leases leases,
            Claims claims,
            RetryOrGiveUp retryOrGiveUp,
            LeftOutputs leftOutputs,
            Drain drain,
            TaskProtection protection,
            JobMetrics metrics) {
        this.transcoder = transcoder;
        this.parts = parts;
        this.reports = reports;
        this.leases = leases;
        this.claims = claims;
        this.retryOrGiveUp = retryOrGiveUp;
        this.leftOutputs = leftOutputs;
        this.drain = drain;
        this.protection = protection;
        this.metrics = metrics;
    }

    void run(TranscodeAttempt attempt, Delivery delivery) {
        log.info("Attempt {} begins, {} failed before", attempt.id().number(), attempt.failuresBefore());
        drain.add(attempt.signal());
        protection.begin();
        try {
            AttemptOutcome outcome;
            Disposition disposition;
            boolean hasMessage;
            try (Lease lease = leases.keep(attempt, delivery)) {
                outcome = outcomeOf(attempt);
                metrics.ended(outcome);
                disposition = reported(outcome, attempt);
                hasMessage = lease.hasMessage();
            }
            log.info("Attempt {}: {}", attempt.id().number(), attempt.steps());
            log.info(
                    "Attempt {} ended: {} {}, message: {}",
                    attempt.id().number(),
                    outcome.kind(),
                    outcome.reason(),
                    disposition);
            release(disposition, attempt, outcome);
            if (hasMessage) {
                disposition.carryOut(delivery);
            }
            leftOutputs.sweepAbandoned(attempt);
        } finally {
            protection.end();
            drain.remove(attempt.signal());
        }
    }

    private AttemptOutcome outcomeOf(TranscodeAttempt attempt) {
        try {
            return outcomeOf(
                    () -> {
                        Kind kind = told(attempt.isOfDivided() ? parts.run(attempt) : whole(attempt), attempt);
                        attempt.steps().ended("report");
                        return kind;
                    },
                    attempt.failuresBefore());
        } catch (RuntimeException e) {
            // why: the outermost loop; a bug must end the attempt like any failure, and be seen
            log.error("An attempt broke", e);
            return AttemptOutcome.failed(broken(e), attempt.failuresBefore());
        }
    }

    private AttemptResult whole(TranscodeAttempt attempt) throws InterruptedException {
        reports.started(attempt.id(), attempt.signal());
        attempt.steps().ended("start");
        attempt.signal().check();
        return transcoder.run(attempt);
    }

    /** Returns when video-service has it. */
    private Kind told(AttemptResult result, TranscodeAttempt attempt) throws InterruptedException {
        StopSignal signal = attempt.signal();
        if (result instanceof Complete complete) {
            reports.ready(complete.report(), signal);
            return Kind.TOLD;
        }
        if (result instanceof Divided divided) {
            claims.divide(attempt.id(), divided.stages(), signal);
            return Kind.GOES_ON;
        }
        claims.done(attempt.id(), signal);
        return Kind.GOES_ON;
    }

    /** Reports FAILED if the disposition says so, still under the lease; the outcome of that report decides again. */
    private Disposition reported(AttemptOutcome outcome, TranscodeAttempt attempt) {
        Disposition disposition = retryOrGiveUp.decide(outcome);
        FailReason reason = outcome.reason();
        if (disposition.message() != Disposition.Message.GIVE_UP || reason == null) {
            return disposition;
        }
        return retryOrGiveUp.decide(outcomeOf(
                () -> {
                    reports.failed(attempt.id(), reason, outcome.detail(), attempt.signal());
                    return Kind.TOLD;
                },
                0));
    }

    /** Work that ends an attempt, or reports its end. */
    @FunctionalInterface
    private interface Work {
        Kind run() throws InterruptedException;
    }

    private static AttemptOutcome outcomeOf(Work work, int failuresBefore) {
        try {
            return AttemptOutcome.of(work.run());
        } catch (TranscodeFailure e) {
            log.warn("Attempt failed, {}: {}", e.reason(), e.getMessage());
            return AttemptOutcome.failed(e, failuresBefore);
        } catch (AttemptStopped e) {
            return AttemptOutcome.of(e.why() == StopSignal.Cause.DRAINING ? Kind.DRAINED : Kind.LEASE_LOST);
        } catch (NotEnoughDisk e) {
            log.warn("No room: {}", e.getMessage());
            return AttemptOutcome.of(Kind.NO_ROOM);
        } catch (VideoServiceUnreachable e) {
            return AttemptOutcome.of(Kind.UNANSWERED);
        } catch (SignedCallRefused e) {
            log.error("The final report is refused: {}", e.getMessage());
            return AttemptOutcome.failed(broken(e), failuresBefore);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return AttemptOutcome.of(Kind.DRAINED);
        }
    }

    private static TranscodeFailure broken(RuntimeException bug) {
        return TranscodeFailure.retryable(
                FailReason.TRANSCODE_ERROR,
                "The worker broke: " + bug.getClass().getSimpleName(),
                bug);
    }

    private void release(Disposition disposition, TranscodeAttempt attempt, AttemptOutcome outcome) {
        if (disposition.lease() == Disposition.Lease.NOT_HELD) {
            return;
        }
        try {
            boolean isFailure = disposition.lease() == Disposition.Lease.COUNT_FAILURE;
            claims.release(attempt.id(), isFailure, outcome.reason(), outcome.detail());
        } catch (SignedCallRefused | VideoServiceUnreachable e) {
            log.warn("The lease is not released, it will lapse: {}", e.getMessage());
        }
    }
}
