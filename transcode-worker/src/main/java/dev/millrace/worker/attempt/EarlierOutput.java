package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Completed;
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

    /** The latest whole output, as this attempt reports it. */
    Optional<Completed> of(AttemptId attempt) {
        for (int earlier = attempt.number() - 1; earlier > 0; earlier--) {
            Optional<Completed> output = outputs.text(ObjectKeys.outputManifest(attempt.withNumber(earlier)))
                    .map(manifest -> json.readValue(manifest, TranscodeReport.class))
                    .filter(Completed.class::isInstance)
                    .map(Completed.class::cast);
            if (output.isPresent()) {
                return output.map(completed -> completed.saidBy(attempt));
            }
        }
        return Optional.empty();
    }
}
