package dev.millrace.upload.completion;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import dev.millrace.upload.session.SessionState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Ends an upload. */
@RestController
@Tag(name = "Uploads")
class CompletionController {

    private final UploadCompletion completion;

    CompletionController(UploadCompletion completion) {
        this.completion = completion;
    }

    @PostMapping("/api/uploads/{sid}/complete")
    @Refuses(409)
    @Operation(
            operationId = "completeUpload",
            summary = "Verify the upload against storage and queue it for transcoding",
            description = "The list of parts is optional; what it names must agree with storage. Repeatable. "
                    + "409 PARTS_MISMATCH names what to send again, and the session lives on.")
    SessionState complete(
            @PathVariable UUID sid,
            @Valid @RequestBody(required = false) @Nullable CompletionRequest request,
            Owner owner) {
        List<CompletionRequest.Part> claimed = request == null ? List.of() : request.claimed();
        return SessionState.of(completion.complete(owner.id(), sid, claimed));
    }
}
