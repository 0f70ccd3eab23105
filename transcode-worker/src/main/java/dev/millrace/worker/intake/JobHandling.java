package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.ClaimAnswer.Busy;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.trace.LogFields;
import dev.millrace.common.trace.Traces;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.intake.AttemptOutcome.Kind;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Handles one delivery, from the claim to the disposal of its message. Thread-safe. */
@Component
class JobHandling {

    private static final Logger log = LoggerFactory.getLogger(JobHandling.class);

    private final JobMessages messages;
    private final Claims claims;
    private final AttemptRunner attempts;
    private final Efforts efforts;
    private final ChildCpu cpu = new ChildCpu();
    private final RetryOrGiveUp retryOrGiveUp;
    private final IntakeStatus intake;
    private final Drain drain;
    private final Traces traces;
    private final JobMetrics metrics;

    JobHandling(
            JobMessages messages,
            Claims claims,
            AttemptRunner attempts,
            Efforts efforts,
            RetryOrGiveUp retryOrGiveUp,
            IntakeStatus intake,
            Drain drain,
            Traces traces,
            JobMetrics metrics) {
        this.messages = messages;
        this.claims = claims;
        this.attempts = attempts;
        this.efforts = efforts;
        this.retryOrGiveUp = retryOrGiveUp;
        this.intake = intake;
        this.drain = drain;
        this.traces = traces;
        this.metrics = metrics;
    }

    void handle(Delivery delivery) {
        messages.read(delivery.body())
                .ifPresentOrElse(
                        job -> traces.within(
                                job.traceparent(), "transcode", () -> logged(job, () -> handle(job, delivery))),
                        () -> without(AttemptOutcome.unreadable(delivery.receives() - 1), delivery));
    }

    private static void logged(TranscodeJob job, Runnable work) {
        MDC.put(LogFields.VIDEO_ID, job.videoId().toString());
        MDC.put(LogFields.JOB_ID, job.jobId().toString());
        try {
            work.run();
        } finally {
            MDC.remove(LogFields.VIDEO_ID);
            MDC.remove(LogFields.JOB_ID);
        }
    }

    private void handle(TranscodeJob job, Delivery delivery) {
        if (drain.isDraining()) {
            retryOrGiveUp.decide(AttemptOutcome.of(Kind.DRAINED)).carryOut(delivery);
            return;
        }
        try {
            answered(claims.claim(job), job, delivery);
        } catch (VideoServiceUnreachable e) {
            without(AttemptOutcome.of(Kind.UNANSWERED), delivery);
        } catch (SignedCallRefused e) {
            log.error("The claim is refused: {}", e.getMessage());
            without(AttemptOutcome.of(Kind.UNANSWERED), delivery);
        }
    }

    private void answered(ClaimAnswer answer, TranscodeJob job, Delivery delivery) {
        if (answer instanceof Claimed claimed) {
            claimed(job, claimed, delivery);
        } else if (answer instanceof Busy busy) {
            without(busy(Duration.ofSeconds(busy.retryAfterSeconds()), delivery), delivery);
            intake.ask(); // why: a pause says BUSY to those who have not heard of it
        } else {
            without(AttemptOutcome.of(Kind.OBSOLETE), delivery);
        }
    }

    private void claimed(TranscodeJob asked, Claimed claim, Delivery delivery) {
        TranscodeJob instead = claim.instead();
        if (instead == null) {
            work(asked, claim, delivery);
            return;
        }
        log.info("It is the turn of job {}", instead.jobId());
        without(AttemptOutcome.of(Kind.NOT_ITS_TURN), delivery);
        traces.within(
                instead.traceparent(),
                "transcode",
                () -> logged(instead, () -> work(instead, claim, new DetachedDelivery())));
    }

    private void work(TranscodeJob job, Claimed claim, Delivery delivery) {
        if (claim.dividedBy() == 0) {
            metrics.claimed(job.enqueuedAt());
        }
        ChildCpu.Span programs = cpu.begin();
        TranscodeAttempt attempt = new TranscodeAttempt(job, claim);
        try {
            attempts.run(attempt, delivery);
        } finally {
            efforts.say(attempt, programs.end());
        }
    }

    private static AttemptOutcome busy(Duration delay, Delivery delivery) {
        return delivery.receives() == 1 ? AttemptOutcome.busy(delay) : AttemptOutcome.stillBusy(delay);
    }

    /** Ends a delivery that never got a lease. */
    private void without(AttemptOutcome outcome, Delivery delivery) {
        log.info("Not taken: {}", outcome.kind());
        metrics.ended(outcome);
        retryOrGiveUp.decide(outcome).carryOut(delivery);
    }
}
