package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.publish.S3Outputs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes outputs of attempts that no video refers to. A failure to remove one is only logged. Thread-safe. */
@Component
public class LeftOutputs {

    private static final Logger log = LoggerFactory.getLogger(LeftOutputs.class);

    private final S3Outputs outputs;

    LeftOutputs(S3Outputs outputs) {
        this.outputs = outputs;
    }

    /** Removes what the attempt abandoned. */
    public void sweepAbandoned(TranscodeAttempt attempt) {
        attempt.abandoned().forEach(this::sweepUnlessServed);
    }

    /** Removes what this attempt stored. */
    void sweepUnlessServed(TranscodeAttempt attempt) {
        if (attempt.isServed()) {
            return; // why: a player may be in the middle of it; video-service removes it when it is superseded
        }
        try {
            outputs.sweep(attempt.prefix(), key -> true);
            outputs.sweep(attempt.manifest(), key -> true);
        } catch (TranscodeFailure e) {
            log.warn("Left behind: {}: {}", attempt.prefix(), e.getMessage());
        }
    }

    /** Removes what attempts before this one wrote before they died. */
    void sweepOthers(TranscodeAttempt attempt) {
        AttemptId id = attempt.id();
        if (id.number() == 1) {
            return;
        }
        try {
            outputs.sweep(ObjectKeys.jobPrefix(id.videoId(), id.jobId()), key -> !key.startsWith(attempt.prefix()));
            outputs.sweep(ObjectKeys.manifestsPrefix(id.videoId(), id.jobId()), key -> !key.equals(attempt.manifest()));
        } catch (TranscodeFailure e) {
            log.warn("Earlier attempts are not swept: {}", e.getMessage());
        }
    }
}
