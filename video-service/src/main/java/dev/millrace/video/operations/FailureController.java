package dev.millrace.video.operations;

import dev.millrace.common.page.Page;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.problem.Refuses;
import dev.millrace.video.job.TranscodeFailure;
import dev.millrace.video.job.TranscodeFailures;
import dev.millrace.video.video.Videos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/operations/failures}: what workers said of the attempts at one video that failed. */
@RestController
@Tag(name = "Operations")
class FailureController {

    private final Videos videos;
    private final TranscodeFailures failures;

    FailureController(Videos videos, TranscodeFailures failures) {
        this.videos = videos;
        this.failures = failures;
    }

    @GetMapping("/api/operations/failures")
    @Refuses(404)
    @Operation(
            operationId = "listTranscodeFailures",
            summary = "Failed attempts at a video and their details, newest first",
            description = "What workers reported, with details that owners do not see.")
    FailurePage list(
            @RequestParam UUID videoId,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        if (videos.findByIdAndDeletedAtIsNull(videoId).isEmpty()) {
            throw new NotFound("video");
        }
        Page<TranscodeFailure> page = Page.of(failures.of(videoId, cursor, limit + 1), limit);
        return new FailurePage(page.items(), page.next(TranscodeFailure::id));
    }

    /** A page of failures, newest first; {@code nextCursor} is null on the last one. */
    record FailurePage(
            List<TranscodeFailure> items, @Nullable Long nextCursor) {}
}
