package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.publish.S3Outputs;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the whole output of an earlier attempt whose READY was never heard: it need not be encoded again. */
@Component
class EarlierOutput {

    private final S3Outputs outputs;
    private final JsonMapper json;

    EarlierOutput(S3Outputs outputs, JsonMapper json) {
        this.outputs = outputs;
        this.json = json;
    }

    /** The latest whole output, as a READY report of this attempt. */
    Optional<TranscodeReport> of(AttemptId attempt) {
        for (int earlier = attempt.number() - 1; earlier > 0; earlier--) {
            Optional<TranscodeReport> output = outputs.text(
                            ObjectKeys.outputManifest(attempt.videoId(), attempt.jobId(), earlier))
                    .map(manifest -> json.readValue(manifest, TranscodeReport.class))
                    .filter(report -> !report.isPartial());
            if (output.isPresent()) {
                return output.map(report -> report.saidBy(attempt.number()));
            }
        }
        return Optional.empty();
    }
}
