package dev.millrace.video.report;

import dev.millrace.common.contract.TranscodeReportJson;
import dev.millrace.common.contract.UploadReportJson;
import dev.millrace.common.problem.Refuses;
import dev.millrace.common.signature.WebhookSignatures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/webhooks}: the signature was verified before a request comes here. */
@RestController
@RequestMapping("/api/webhooks")
@Tag(name = "Webhooks")
class WebhookController {

    private final UploadReports uploads;
    private final TranscodeReports transcodes;

    WebhookController(UploadReports uploads, TranscodeReports transcodes) {
        this.uploads = uploads;
        this.transcodes = transcodes;
    }

    @PostMapping("/uploads")
    @SignedCallDocument
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "uploadReported",
            summary = "How an upload session ended",
            description =
                    "For upload-service. Signed by Standard Webhooks; a repetition with the same webhook-id changes nothing.")
    void uploads(
            @RequestHeader(WebhookSignatures.ID_HEADER) String webhookId, @Valid @RequestBody UploadReportJson body) {
        uploads.receive(webhookId, body.report().orElseThrow(IncompleteUpload::new));
    }

    @PostMapping("/transcoding")
    @SignedCallDocument
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(409)
    @Operation(
            operationId = "transcodeReported",
            summary = "What a worker says of its attempt",
            description =
                    "For workers. Signed by Standard Webhooks; a repetition with the same webhook-id changes nothing. "
                            + "READY is taken once every object it names is stored.")
    void transcoding(
            @RequestHeader(WebhookSignatures.ID_HEADER) String webhookId,
            @Valid @RequestBody TranscodeReportJson body) {
        transcodes.receive(webhookId, body.report());
    }
}
