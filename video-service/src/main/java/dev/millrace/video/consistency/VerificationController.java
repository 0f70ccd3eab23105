package dev.millrace.video.consistency;

import dev.millrace.video.consistency.Findings.Finding;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.Videos;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators ask about storage; changes nothing but what is noted. */
@RestController
@RequestMapping("/api/operations")
@Tag(name = "Operations")
class VerificationController {

    private static final int MOST = 100;

    private final OutputCheck check;
    private final Findings findings;
    private final Videos videos;
    private final MediaStore store;

    VerificationController(OutputCheck check, Findings findings, Videos videos, MediaStore store) {
        this.check = check;
        this.findings = findings;
        this.videos = videos;
        this.store = store;
    }

    @GetMapping("/lost-outputs")
    @Operation(
            operationId = "listLostOutputs",
            summary = "READY videos whose output is not in storage, the longest lost first, at most 100",
            description =
                    "Found by the slow comparison with storage and by verifyVideos. reprocessVideo makes an output again where "
                            + "sourceStored.")
    LostOutputs lost() {
        return lost(findings.oldest(FindingKind.OUTPUT_LOST, MOST));
    }

    @PostMapping("/verify")
    @Operation(
            operationId = "verifyVideos",
            summary = "Compares videos with storage now; answers those that lost output",
            description = "At most 100 videos at a time; those that are not READY, or are unknown, are passed over.")
    LostOutputs verify(@Valid @RequestBody Verify verify) {
        List<UUID> ids = verify.videoIds().stream().distinct().toList();
        ids.stream()
                .filter(id -> videos.findByIdAndDeletedAtIsNull(id).isPresent())
                .forEach(check::check);
        return lost(findings.of(FindingKind.OUTPUT_LOST, ids));
    }

    private LostOutputs lost(List<Finding> found) {
        List<LostOutput> items = found.stream()
                .map(finding -> new LostOutput(finding.videoId(), finding.since(), isSourceStored(finding.videoId())))
                .toList();
        return new LostOutputs(items, findings.count(FindingKind.OUTPUT_LOST));
    }

    private boolean isSourceStored(UUID videoId) {
        return videos.findByIdAndDeletedAtIsNull(videoId)
                .map(video -> video.source().fileKey())
                .filter(store::exists)
                .isPresent();
    }

    /** Body of {@code POST /api/operations/verify}. */
    record Verify(@NotEmpty @Size(max = 100) List<@NotNull UUID> videoIds) {}

    /** @param total how many are known, listed or not */
    record LostOutputs(List<LostOutput> items, long total) {}

    /**
     * A READY video with assets that are not in storage.
     *
     * @param since when that was found
     * @param sourceStored whether reprocessing makes it again
     */
    record LostOutput(UUID videoId, Instant since, boolean sourceStored) {}
}
