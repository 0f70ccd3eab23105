package dev.millrace.video.job;

import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.asset.VerifiedOutput;
import java.util.Optional;
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
     * The output as {@link TranscodeAttempts#stored} takes it; empty when its video is READY and its job ended, since nothing is
     * to be done about it then.
     *
     * @throws StaleAttempt when it is not the effective attempt's
     * @throws dev.millrace.video.asset.OutputIncomplete when an asset is missing or is not this attempt's
     */
    public Optional<VerifiedOutput> judge(AttemptOutput reported) {
        // why: first the cheap question, so that a stale worker does not make us ask storage
        return attempts.awaitsOutput(reported.by()) ? Optional.of(outputs.verify(reported)) : Optional.empty();
    }
}
