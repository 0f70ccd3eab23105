package dev.millrace.video.timeline;

import dev.millrace.common.web.Owner;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/videos/{id}/timeline}. */
@RestController
@Tag(name = "Videos")
class TimelineController {

    private final Access access;
    private final Timelines timelines;

    TimelineController(Access access, Timelines timelines) {
        this.access = access;
        this.timelines = timelines;
    }

    @GetMapping("/api/videos/{id}/timeline")
    @Operation(
            operationId = "getTimeline",
            summary = "What the video's time went into",
            description =
                    "Upload, waits and the steps of each attempt, from its creation to its end or until now. Workers say "
                            + "what an attempt was busy with shortly after it has ended; until then that is UNATTRIBUTED.")
    Timeline timeline(Owner owner, @PathVariable UUID id) {
        return timelines.of(access.require(owner.id(), id, Right.READ));
    }
}
