package dev.millrace.worker.intake;

import dev.millrace.common.contract.TranscodeJob;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads jobs out of messages. */
@Component
class JobMessages {

    private static final Logger log = LoggerFactory.getLogger(JobMessages.class);

    private final JsonMapper json;

    JobMessages(JsonMapper json) {
        this.json = json;
    }

    /** The job, or empty for a message that no version of this worker knows. */
    Optional<TranscodeJob> read(String body) {
        try {
            TranscodeJob job = json.readValue(body, TranscodeJob.class);
            if (job.version() == TranscodeJob.CURRENT_VERSION && isWhole(job)) {
                return Optional.of(job);
            }
            log.error("A message of version {} is not understood", job.version());
        } catch (JacksonException | NullPointerException e) {
            log.error("A message is no job: {}", e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    @SuppressWarnings("ConstantValue") // why: what comes from outside may lack any field
    private static boolean isWhole(TranscodeJob job) {
        return job.jobId() != null && job.videoId() != null && job.sourceFileKey() != null;
    }
}
