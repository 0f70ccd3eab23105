package dev.millrace.video.operations;

import dev.millrace.common.web.Owner;
import dev.millrace.video.operations.FreezeCommand.Freeze;
import dev.millrace.video.operations.FreezeCommand.Frozen;
import dev.millrace.video.operations.InvalidateCommand.Forgotten;
import dev.millrace.video.operations.InvalidateCommand.Invalidate;
import dev.millrace.video.operations.ReplayCommand.ReplayFailed;
import dev.millrace.video.operations.ReplayCommand.Replayed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The commands of a rollback. Each may be repeated: what is done already is not done again. READY videos play throughout. */
@RestController
@RequestMapping("/api/operations")
@Tag(name = "Operations")
class RollbackController {

    private final FreezeCommand freezeCommand;
    private final ReplayCommand replayCommand;
    private final InvalidateCommand invalidateCommand;
    private final Audit audit;

    RollbackController(
            FreezeCommand freezeCommand,
            ReplayCommand replayCommand,
            InvalidateCommand invalidateCommand,
            Audit audit) {
        this.freezeCommand = freezeCommand;
        this.replayCommand = replayCommand;
        this.invalidateCommand = invalidateCommand;
        this.audit = audit;
    }

    @PostMapping("/freeze")
    @Operation(
            operationId = "freezeVideos",
            summary = "TRANSCODING to FAILED ROLLBACK; jobs are fenced off",
            description =
                    "Those that transcode for longer than olderThanSeconds. With dryRun nothing changes; more says whether a "
                            + "repetition would find further ones.")
    Frozen freeze(Owner operator, @Valid @RequestBody Freeze freeze) {
        return audit.carryOut(operator.id(), Command.FREEZE, freeze, () -> freezeCommand.freeze(freeze));
    }

    @PostMapping("/replay")
    @Operation(
            operationId = "replayVideos",
            summary = "New jobs for FAILED videos whose source exists, each once",
            description =
                    "Those that failed since, for the reason. With dryRun nothing changes. Pass nextCursor as cursor until it is null.")
    Replayed replay(Owner operator, @Valid @RequestBody ReplayFailed replay) {
        return audit.carryOut(operator.id(), Command.REPLAY, replay, () -> replayCommand.replay(replay));
    }

    @PostMapping("/invalidate")
    @Operation(
            operationId = "invalidateVideos",
            summary = "The CDN forgets what it holds of the videos",
            description = "At most 100 videos at a time; unknown names those that never were.")
    Forgotten invalidate(Owner operator, @Valid @RequestBody Invalidate invalidate) {
        return audit.carryOut(
                operator.id(), Command.INVALIDATE, invalidate, () -> invalidateCommand.invalidate(invalidate));
    }
}
