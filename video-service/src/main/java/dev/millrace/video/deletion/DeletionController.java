package dev.millrace.video.deletion;

import dev.millrace.common.web.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code DELETE /api/videos/{id}}, repeatable. */
@RestController
@Tag(name = "Videos")
class DeletionController {

    private final Deletions deletions;

    DeletionController(Deletions deletions) {
        this.deletions = deletions;
    }

    @DeleteMapping("/api/videos/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteVideo",
            summary = "Deletes the video and everything of it",
            description =
                    "Repeatable. The video disappears immediately; its files and the CDN's copies are removed later.")
    void delete(Owner owner, @PathVariable UUID id) {
        deletions.delete(owner.id(), id);
    }
}
