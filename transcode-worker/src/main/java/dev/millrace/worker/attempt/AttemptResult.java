package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Playable;
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

    /** A task is done. */
    record TaskDone() implements AttemptResult {}

    /** What the tasks made so far plays. */
    record Assembled(Playable report) implements AttemptResult {}
}
