package dev.millrace.worker.task;

import dev.millrace.worker.division.DividedPlan;
import dev.millrace.worker.division.Task;
import dev.millrace.worker.division.TaskResult;
import dev.millrace.worker.encode.EncodeBounds;
import dev.millrace.worker.segments.Track;
import dev.millrace.worker.verify.ChunkVerifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tasks of a divided job made, put together. Used by one thread. */
final class MadeParts {

    private final DividedPlan plan;
    private final Map<String, Track> whole = new HashMap<>();
    private final List<TaskResult> chunks = new ArrayList<>();

    MadeParts(DividedPlan plan) {
        this.plan = plan;
    }

    /** Adds what is whole already. */
    void add(TaskResult made) {
        whole.putAll(made.tracks());
    }

    /**
     * Adds the next task, in the order of their numbers.
     *
     * @throws dev.millrace.worker.outcome.TranscodeFailure permanent, when no attempt can make it, or when most of the picture could
     *     not be decoded; retryable, when one chunk does not follow the other
     */
    void add(Task task, TaskResult result) {
        result.checkMade();
        if (task.chunk() == null) {
            add(result);
            return;
        }
        chunks.add(result);
        if (task.chunk().isLast()) {
            int undecodable = chunks.stream().mapToInt(TaskResult::undecodable).sum();
            EncodeBounds.checkDecoded(undecodable, plan.facts());
            whole.putAll(ChunkVerifier.joined(
                    plan.pass(task), chunks.stream().map(TaskResult::tracks).toList()));
            chunks.clear();
        }
    }

    /** The tracks, by label. */
    Map<String, Track> tracks() {
        return Map.copyOf(whole);
    }
}
