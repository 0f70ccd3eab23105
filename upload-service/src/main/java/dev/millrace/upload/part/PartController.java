package dev.millrace.upload.part;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands out URLs for parts. */
@RestController
@Tag(name = "Uploads")
class PartController {

    private final PartSigning signing;

    PartController(PartSigning signing) {
        this.signing = signing;
    }

    @PostMapping("/api/uploads/{sid}/parts")
    @Refuses(409)
    @Operation(
            operationId = "signParts",
            summary = "URLs to send parts to",
            description =
                    "One part by partNumber, or up to 1000 by partNumbers. Each URL takes a PUT of exactly that part's "
                            + "bytes, straight to storage. A part may be signed again at any time while the session lives.")
    ResponseEntity<SignedPart> sign(
            @PathVariable UUID sid,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            oneOf = {PartRequest.One.class, PartRequest.Several.class
                                                            })))
                    @Valid @RequestBody
                    PartRequest request,
            Owner owner) {
        List<SignedPart.One> parts = signing.sign(owner.id(), sid, request.numbers(), request.lifeSeconds());
        SignedPart answer = request.partNumber() == null ? new SignedPart.Many(parts) : parts.get(0);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
