package dev.millrace.video.operations;

import dev.millrace.common.web.Owner;
import dev.millrace.video.operations.RedriveCommand.DeadLetterList;
import dev.millrace.video.operations.RedriveCommand.Redrive;
import dev.millrace.video.operations.RedriveCommand.Redriven;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/operations/dead-letters}. */
@RestController
@RequestMapping("/api/operations/dead-letters")
@Tag(name = "Operations")
class DeadLetterController {

    private final RedriveCommand redriveCommand;
    private final Audit audit;

    DeadLetterController(RedriveCommand redriveCommand, Audit audit) {
        this.redriveCommand = redriveCommand;
        this.audit = audit;
    }

    @GetMapping
    @Operation(
            operationId = "listDeadLetters",
            summary = "Jobs in the dead-letter queue, in no order, and their number",
            description = "Looking does not take them away; state says whether redriveDeadLetters would enqueue it.")
    DeadLetterList list(@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return redriveCommand.list(limit);
    }

    @PostMapping("/redrive")
    @Operation(
            operationId = "redriveDeadLetters",
            summary = "New jobs for the videos of dead letters",
            description = "All, or those that fit every filter given. With dryRun nothing changes.")
    Redriven redrive(Owner operator, @Valid @RequestBody Redrive redrive) {
        return audit.carryOut(operator.id(), Command.REDRIVE, redrive, () -> redriveCommand.redrive(redrive));
    }
}
