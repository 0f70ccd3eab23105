package dev.millrace.video.lease;

import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.LeaseRequest;
import dev.millrace.common.signature.WebhookSignatures;
import dev.millrace.common.trace.LogFields;
import dev.millrace.video.lifecycle.JobLeases;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
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

    private final JobLeases leases;

    LeaseController(JobLeases leases) {
        this.leases = leases;
    }

    @PostMapping("/claim")
    ClaimAnswer claim(
            @PathVariable UUID jobId,
            @RequestHeader(WebhookSignatures.ID_HEADER) String messageId,
            @Valid @RequestBody ClaimRequest request) {
        ClaimAnswer answer = leases.claim(request.videoId(), jobId, messageId);
        log.atInfo()
                .addKeyValue(LogFields.VIDEO_ID, request.videoId())
                .addKeyValue(LogFields.JOB_ID, jobId)
                .log("Claim by {}: {} attempt {}", request.workerId(), answer.outcome(), answer.attempt());
        return answer;
    }

    @PostMapping("/renew")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void renew(@PathVariable UUID jobId, @Valid @RequestBody LeaseRequest request) {
        leases.renew(request.videoId(), jobId, request.attempt());
    }

    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID jobId, @Valid @RequestBody LeaseRequest request) {
        if (!request.failed()) {
            leases.release(request.videoId(), jobId, request.attempt());
            return;
        }
        leases.failedOnce(request.videoId(), jobId, request.attempt(), request.failReason(), request.detail());
    }
}
