package dev.millrace.video.job.turn;

import dev.millrace.common.contract.Internal.IntakeAnswer;
import dev.millrace.video.job.JobIntake;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /internal/intake}: workers ask before they take messages. */
@RestController
@Hidden
class IntakeController {

    private final JobIntake intake;

    IntakeController(JobIntake intake) {
        this.intake = intake;
    }

    @PostMapping("/internal/intake")
    IntakeAnswer mayJobsBeTaken() {
        return new IntakeAnswer(intake.now().paused());
    }
}
