package dev.millrace.upload.opening;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Opens upload sessions. */
@RestController
@Tag(name = "Uploads")
class OpeningController {

    private final UploadOpening opening;

    OpeningController(UploadOpening opening) {
        this.opening = opening;
    }

    @PostMapping("/api/videos/{id}/uploads")
    @Refuses(409)
    @Operation(
            operationId = "openUpload",
            summary = "Open an upload session",
            description =
                    "The video reads UPLOADING from here on. One live session per video, five per owner by default.")
    @ApiResponse(responseCode = "201", description = "Opened; Location names the session")
    ResponseEntity<OpenedUpload> open(
            @PathVariable UUID id,
            @Valid @RequestBody UploadRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Owner owner) {
        OpenedUpload opened = opening.open(owner.id(), id, request, key);
        return ResponseEntity.created(URI.create("/api/uploads/" + opened.uploadSessionId()))
                .body(opened);
    }
}
