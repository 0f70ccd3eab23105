package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Internal.EffortReport;
import dev.millrace.video.job.Effort.Timed;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/jobs/{jobId}/effort}: a worker says what an attempt that has ended was busy with. */
@RestController
@Hidden
class EffortController {

    private final JobHistory history;

    EffortController(JobHistory history) {
        this.history = history;
    }

    @PostMapping("/internal/jobs/{jobId}/effort")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void effort(@PathVariable UUID jobId, @Valid @RequestBody EffortReport report) {
        List<Timed> steps = report.steps().stream()
                .map(step -> new Timed(step.step(), step.millis(), step.bytes()))
                .toList();
        history.note(new AttemptId(report.videoId(), jobId, report.attempt()), new Effort(steps, report.cpuMillis()));
    }
}
