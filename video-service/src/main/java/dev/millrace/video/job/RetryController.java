package dev.millrace.video.job;

import dev.millrace.common.problem.Refuses;
import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/videos/{id}/retry}. Repeatable: while TRANSCODING it changes nothing. */
@RestController
@Tag(name = "Videos")
class RetryController {

    private final Reruns reruns;

    RetryController(Reruns reruns) {
        this.reruns = reruns;
    }

    @PostMapping("/api/videos/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses(409)
    @Operation(
            operationId = "retryVideo",
            summary = "Transcodes a FAILED video again from its stored source",
            description = "Repeatable: while TRANSCODING it changes nothing. 409 SOURCE_MISSING asks for a new upload.")
    void retry(Owner owner, @PathVariable UUID id) {
        reruns.retry(owner.id(), id);
    }
}
