package dev.millrace.video.job.turn;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.contract.Internal.DoneRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.job.Claim;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.DividedJobs;
import dev.millrace.video.job.JobIntake;
import dev.millrace.video.job.JobLeases;
import dev.millrace.video.job.turn.FairScheduling.Turn;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /internal/jobs}: signed calls of workers. */
@RestController
@Hidden
@RequestMapping("/internal/jobs/{jobId}")
class LeaseController {

    private static final Logger log = LoggerFactory.getLogger(LeaseController.class);

    /** While jobs are paused: how long a worker that has not learnt of the pause hides its message. */
    private static final Duration PAUSED = Duration.ofSeconds(10);

    private final FairScheduling claims;
    private final JobLeases leases;
    private final DividedJobs divided;
    private final JobIntake intake;

    LeaseController(FairScheduling claims, JobLeases leases, DividedJobs divided, JobIntake intake) {
        this.claims = claims;
        this.leases = leases;
        this.divided = divided;
        this.intake = intake;
    }

    @PostMapping("/claim")
    ClaimAnswer claim(
            @PathVariable UUID jobId,
            @RequestHeader(WebhookSignatures.ID_HEADER) String messageId,
            @Valid @RequestBody ClaimRequest request) {
        Turn turn = intake.now().paused() ? Turn.own(new ClaimOutcome.Busy(PAUSED)) : fair(jobId, messageId, request);
        log(jobId, request, turn);
        return answer(turn);
    }

    private Turn fair(UUID jobId, String messageId, ClaimRequest request) {
        Claim claim = Claim.of(request.videoId(), jobId, messageId, Boolean.TRUE.equals(request.takesTasks()));
        return claims.claim(claim, Boolean.TRUE.equals(request.takesAnother()));
    }

    private static void log(UUID jobId, ClaimRequest request, Turn turn) {
        WaitingJob another = turn.another();
        log.atInfo()
                .addKeyValue(LogFields.VIDEO_ID, another == null ? request.videoId() : another.videoId())
                .addKeyValue(LogFields.JOB_ID, another == null ? jobId : another.jobId())
                .log(
                        "Claim by {}: {} attempt {} task {}{}",
                        request.workerId(),
                        turn.outcomeName(),
                        turn.attempt(),
                        turn.task(),
                        another == null ? "" : ", it is this owner's turn and not yet that of job " + jobId);
    }

    private static ClaimAnswer answer(Turn turn) {
        if (turn.outcome() instanceof ClaimOutcome.Claimed claimed) {
            return claimed(claimed, turn.another());
        }
        return turn.outcome() instanceof ClaimOutcome.Busy busy
                ? new ClaimAnswer.Busy((int) Math.max(1, busy.retryAfter().toSeconds()))
                : new ClaimAnswer.Obsolete();
    }

    private static ClaimAnswer claimed(ClaimOutcome.Claimed claimed, @Nullable WaitingJob another) {
        return new ClaimAnswer.Claimed(
                claimed.work().attempt(),
                claimed.work().failures(),
                (int) claimed.life().toSeconds(),
                claimed.plays(),
                another == null ? null : message(another),
                claimed.job().division().by(),
                claimed.taskNumber(),
                claimed.stage());
    }

    private static TranscodeJob message(WaitingJob job) {
        return TranscodeJob.of(job.jobId(), job.videoId(), job.sourceFileKey(), job.queuedAt(), job.traceparent());
    }

    @PostMapping("/renew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew(@PathVariable UUID jobId, @Valid @RequestBody RenewRequest request) {
        leases.renew(new AttemptId(request.videoId(), jobId, request.attempt()));
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID jobId, @Valid @RequestBody ReleaseRequest request) {
        AttemptId attempt = new AttemptId(request.videoId(), jobId, request.attempt());
        if (request.failed()) {
            leases.failedOnce(attempt, request.failReason(), request.detail());
        } else {
            leases.release(attempt);
        }
    }

    @PostMapping("/divide")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void divide(@PathVariable UUID jobId, @Valid @RequestBody DivideRequest request) {
        divided.divide(new AttemptId(request.videoId(), jobId, request.attempt()), request.stages());
    }

    @PostMapping("/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable UUID jobId, @Valid @RequestBody DoneRequest request) {
        divided.done(new AttemptId(request.videoId(), jobId, request.attempt()));
    }
}
