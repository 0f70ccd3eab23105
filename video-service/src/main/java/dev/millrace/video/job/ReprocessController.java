package dev.millrace.video.job;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/videos/{id}/reprocess}. Repeatable: while a job is open it changes nothing. */
@RestController
@Tag(name = "Videos")
class ReprocessController {

    private final Reruns reruns;

    ReprocessController(Reruns reruns) {
        this.reruns = reruns;
    }

    @PostMapping("/api/videos/{id}/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(409)
    @Operation(
            operationId = "reprocessVideo",
            summary = "Makes a READY video's output again from its stored source; the video stays playable",
            description =
                    "Repeatable: while a job is open it changes nothing. Viewers change over when the new output is complete.")
    void reprocess(
            Owner owner,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @PathVariable UUID id) {
        reruns.reprocess(owner.id(), idempotencyKey, id);
    }
}
