package dev.millrace.video.job;

import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.asset.VerifiedOutput;
import org.springframework.stereotype.Service;

/** Judges a reported output before anything is changed by it. Slow, outside transactions. */
@Service
public class OutputJudge {

    private final TranscodeAttempts attempts;
    private final AttemptOutputs outputs;

    OutputJudge(TranscodeAttempts attempts, AttemptOutputs outputs) {
        this.attempts = attempts;
        this.outputs = outputs;
    }

    /**
     * The output as {@link TranscodeAttempts#stored} takes it.
     *
     * @throws StaleAttempt when it is not the effective attempt's
     * @throws dev.millrace.video.asset.OutputIncomplete when an asset is missing or is not this attempt's
     */
    public VerifiedOutput judge(AttemptOutput reported) {
        // why: first the cheap question, so that a stale worker does not make us ask storage
        attempts.mustBeEffective(reported.by());
        return outputs.verify(reported);
    }
}
