package dev.millrace.video.job.turn;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.LeaseRequest;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.job.ClaimAnswers;
import dev.millrace.video.job.JobIntake;
import dev.millrace.video.job.JobLeases;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.time.Duration;
import java.util.UUID;
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

    /** While jobs are paused: a worker that did not hear of it yet gives its message back for so long. */
    private static final Duration PAUSED = Duration.ofSeconds(10);

    private final FairClaims claims;
    private final JobLeases leases;
    private final JobIntake intake;

    LeaseController(FairClaims claims, JobLeases leases, JobIntake intake) {
        this.claims = claims;
        this.leases = leases;
        this.intake = intake;
    }

    @PostMapping("/claim")
    ClaimAnswer claim(
            @PathVariable UUID jobId,
            @RequestHeader(WebhookSignatures.ID_HEADER) String messageId,
            @Valid @RequestBody ClaimRequest request) {
        ClaimAnswer answer = intake.now().paused() ? ClaimAnswers.busy(PAUSED) : fair(jobId, messageId, request);
        TranscodeJob instead = answer.instead();
        log.atInfo()
                .addKeyValue(LogFields.VIDEO_ID, instead == null ? request.videoId() : instead.videoId())
                .addKeyValue(LogFields.JOB_ID, instead == null ? jobId : instead.jobId())
                .log(
                        "Claim by {}: {} attempt {}{}",
                        request.workerId(),
                        answer.outcome(),
                        answer.attempt(),
                        instead == null ? "" : ", it is this owner's turn and not yet that of job " + jobId);
        return answer;
    }

    private ClaimAnswer fair(UUID jobId, String messageId, ClaimRequest request) {
        return claims.claim(request.videoId(), jobId, messageId, Boolean.TRUE.equals(request.takesAnother()));
    }

    @PostMapping("/renew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew(@PathVariable UUID jobId, @Valid @RequestBody LeaseRequest request) {
        leases.renew(attempt(jobId, request));
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID jobId, @Valid @RequestBody LeaseRequest request) {
        if (!request.failed()) {
            leases.release(attempt(jobId, request));
            return;
        }
        leases.failedOnce(attempt(jobId, request), request.failReason(), request.detail());
    }

    private static AttemptId attempt(UUID jobId, LeaseRequest request) {
        return new AttemptId(request.videoId(), jobId, request.attempt());
    }
}
