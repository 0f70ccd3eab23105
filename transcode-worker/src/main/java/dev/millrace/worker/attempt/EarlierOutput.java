package dev.millrace.worker.attempt;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Completed;
import dev.millrace.common.contract.TranscodeReport.Ready;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.worker.publish.S3Outputs;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds what an earlier attempt stored, whether or not its READY was heard: it need not be made again. Thread-safe. */
@Component
public class EarlierOutput {

    private final S3Outputs outputs;
    private final JsonMapper json;

    EarlierOutput(S3Outputs outputs, JsonMapper json) {
        this.outputs = outputs;
        this.json = json;
    }

    /** The latest whole output, as this attempt reports it. */
    Optional<Completed> of(AttemptId attempt) {
        for (int earlier = attempt.number() - 1; earlier > 0; earlier--) {
            Optional<Completed> output = in(attempt.withNumber(earlier))
                    .filter(Completed.class::isInstance)
                    .map(Completed.class::cast);
            if (output.isPresent()) {
                return output.map(completed -> completed.saidBy(attempt));
            }
        }
        return Optional.empty();
    }

    /** What is reported of an attempt's folder, complete or not. */
    public Optional<Ready> in(AttemptId folder) {
        return outputs.text(ObjectKeys.outputManifest(folder))
                .map(manifest -> json.readValue(manifest, TranscodeReport.class))
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast);
    }
}
