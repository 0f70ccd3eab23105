package dev.millrace.upload.opening;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Opens upload sessions, of videos that there are and of new ones. */
@RestController
@Tag(name = "Uploads")
class OpeningController {

    private final UploadOpening opening;
    private final UploadCreation creation;
    private final FirstParts parts;
    private final Clock clock;

    OpeningController(UploadOpening opening, UploadCreation creation, FirstParts parts, Clock clock) {
        this.opening = opening;
        this.creation = creation;
        this.parts = parts;
        this.clock = clock;
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
        return answer(owner, opening.open(owner.id(), id, request, key), request.sign());
    }

    @PostMapping("/api/uploads")
    @Refuses(409)
    @Operation(
            operationId = "createUpload",
            summary = "Create a video and open its upload session",
            description =
                    "createVideo and openUpload as one call: both, or neither. The video reads UPLOADING from here on; videoId "
                            + "names it. With an Idempotency-Key the same call may be sent again, and creates one video.")
    @ApiResponse(responseCode = "201", description = "Created and opened; Location names the session")
    ResponseEntity<OpenedUpload> create(
            @Valid @RequestBody CreateUpload request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Owner owner) {
        return answer(owner, creation.create(owner.id(), request, key), request.sign());
    }

    private ResponseEntity<OpenedUpload> answer(Owner owner, OpenedUpload opened, @Nullable Integer sign) {
        OpenedUpload answer = sign == null ? opened : parts.sign(owner.id(), opened, sign);
        return ResponseEntity.created(URI.create("/api/uploads/" + opened.uploadSessionId()))
                .cacheControl(CacheControl.noStore())
                .body(answer.asOf(clock.instant()));
    }
}
