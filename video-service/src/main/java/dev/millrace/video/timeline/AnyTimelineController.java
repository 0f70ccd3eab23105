package dev.millrace.video.timeline;

import dev.millrace.common.problem.NotFound;
import dev.millrace.common.problem.Refuses;
import dev.millrace.video.video.Videos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/operations/timeline}: that of any owner's video, and what it cost. */
@RestController
@Tag(name = "Operations")
class AnyTimelineController {

    private final Videos videos;
    private final Timelines timelines;
    private final CostProperties prices;

    AnyTimelineController(Videos videos, Timelines timelines, CostProperties prices) {
        this.videos = videos;
        this.timelines = timelines;
        this.prices = prices;
    }

    @GetMapping("/api/operations/timeline")
    @Refuses(404)
    @Operation(
            operationId = "getAnyTimeline",
            summary = "What a video's time went into, of any owner's video, and what it cost",
            description = "The timeline as getTimeline answers the owner. The cost is null where no prices are set.")
    PricedTimeline timeline(@RequestParam UUID videoId) {
        Timeline timeline =
                videos.findByIdAndDeletedAtIsNull(videoId).map(timelines::of).orElseThrow(() -> new NotFound("video"));
        return new PricedTimeline(timeline, Cost.of(timeline, prices));
    }

    /** A timeline for operators. */
    record PricedTimeline(Timeline timeline, @Nullable Cost cost) {}
}
