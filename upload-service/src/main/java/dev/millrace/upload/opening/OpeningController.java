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
import org.springframework.http.CacheControl;
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
    private final FirstParts parts;

    OpeningController(UploadOpening opening, FirstParts parts) {
        this.opening = opening;
        this.parts = parts;
    }

    @PostMapping("/api/videos/{id}/uploads")
    @Refuses(409)
    @Operation(
            operationId = "openUpload",
            summary = "Open an upload session",
            description =
                    "The video reads UPLOADING from here on. One live session per video, five per owner by default. "
                            + "With sign the response has the URLs of the first parts, as signParts returns them.")
    @ApiResponse(responseCode = "201", description = "Opened; Location names the session")
    ResponseEntity<OpenedUpload> open(
            @PathVariable UUID id,
            @Valid @RequestBody UploadRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Owner owner) {
        OpenedUpload opened = opening.open(owner.id(), id, request, key);
        OpenedUpload answer = request.sign() == null ? opened : parts.sign(owner.id(), opened, request.sign());
        return ResponseEntity.created(URI.create("/api/uploads/" + opened.uploadSessionId()))
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }
}
