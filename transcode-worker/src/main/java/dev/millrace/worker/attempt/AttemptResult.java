package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Completed;
import java.util.List;

/** What an attempt has stored and is about to tell video-service. */
public sealed interface AttemptResult {

    /** The output is complete. */
    record Complete(Completed report) implements AttemptResult {}

    /**
     * The rest of the job is left to tasks.
     *
     * @param stages how many tasks each has
     */
    record Divided(List<Integer> stages) implements AttemptResult {

        public Divided {
            stages = List.copyOf(stages);
        }
    }

    /** A task is done, or an assembly that is not the last. */
    record PartDone() implements AttemptResult {}
}
