package dev.millrace.video.operations;

import dev.millrace.common.web.Owner;
import dev.millrace.video.job.JobIntake;
import dev.millrace.video.job.JobIntake.Intake;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pauses and resumes what workers take; jobs at work go on. Repeatable. */
@RestController
@RequestMapping("/api/operations")
@Tag(name = "Operations")
class PauseController {

    private final JobIntake intake;
    private final Audit audit;

    PauseController(JobIntake intake, Audit audit) {
        this.intake = intake;
        this.audit = audit;
    }

    @GetMapping("/intake")
    @Operation(
            operationId = "getIntake",
            summary = "Whether workers may take jobs",
            description = "And who changed that when; null when it was never changed.")
    Intake now() {
        return intake.now();
    }

    @PostMapping("/pause")
    @Operation(
            operationId = "pauseJobs",
            summary = "Workers take no further jobs, within 10 seconds",
            description = "Jobs at work go on. Repeatable.")
    Intake pause(Owner operator) {
        return change(operator, Command.PAUSE, true);
    }

    @PostMapping("/resume")
    @Operation(operationId = "resumeJobs", summary = "Workers take jobs again", description = "Repeatable.")
    Intake resume(Owner operator) {
        return change(operator, Command.RESUME, false);
    }

    private Intake change(Owner operator, Command command, boolean paused) {
        return audit.carryOut(operator.id(), command, Map.of(), () -> intake.change(paused, operator.id()));
    }
}
