package dev.millrace.worker.division;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.publish.CacheLife;
import dev.millrace.worker.publish.S3Outputs;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the plans of divided jobs and the results of their tasks in S3, where no player may fetch them. Thread-safe. */
@Component
public class DivisionStore {

    private static final Logger log = LoggerFactory.getLogger(DivisionStore.class);

    private final S3Outputs outputs;
    private final JsonMapper json;

    DivisionStore(S3Outputs outputs, JsonMapper json) {
        this.outputs = outputs;
        this.json = json;
    }

    /** Stores a plan. @throws TranscodeFailure retryable */
    public void keep(AttemptId dividedBy, DividedPlan plan) {
        outputs.put(ObjectKeys.dividedPlan(dividedBy), json.writeValueAsString(plan), CacheLife.FOR_EVER);
    }

    /** The plan of the attempt that divided a job. @throws TranscodeFailure retryable, also when another version wrote it */
    public DividedPlan plan(AttemptId dividedBy) {
        return outputs.text(ObjectKeys.dividedPlan(dividedBy))
                .flatMap(text -> parsed(text, DividedPlan.class))
                .filter(plan -> plan.version() == DividedPlan.CURRENT_VERSION)
                .orElseThrow(() -> TranscodeFailure.retryable(
                        FailReason.TRANSCODE_ERROR,
                        "No plan of attempt " + dividedBy.number() + " that is understood"));
    }

    /** Stores the result of a task; 0 is the attempt that divided the job. @throws TranscodeFailure retryable */
    public void keep(AttemptId dividedBy, int task, TaskResult result) {
        outputs.put(ObjectKeys.taskResult(dividedBy, task), json.writeValueAsString(result), CacheLife.WHILE_GROWING);
    }

    /** The results of tasks, in their order; empty where there is none that is understood. @throws TranscodeFailure retryable */
    public List<Optional<TaskResult>> results(AttemptId dividedBy, List<Integer> tasks) {
        List<String> keys = tasks.stream()
                .map(task -> ObjectKeys.taskResult(dividedBy, task))
                .toList();
        return outputs.texts(keys).stream()
                .map(text ->
                        text.flatMap(found -> parsed(found, TaskResult.class)).filter(TaskResult::isKnown))
                .toList();
    }

    private <T> Optional<T> parsed(String text, Class<T> type) {
        try {
            return Optional.of(json.readValue(text, type));
        } catch (JacksonException e) {
            log.error("A stored {} is not understood: {}", type.getSimpleName(), e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
