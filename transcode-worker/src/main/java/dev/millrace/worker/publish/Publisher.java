package dev.millrace.worker.publish;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Opens the way into S3 for the segments of an attempt. Thread-safe. */
@Component
public class Publisher {

    private final S3Outputs outputs;
    private final PublishProperties properties;

    Publisher(S3Outputs outputs, PublishProperties properties) {
        this.outputs = outputs;
        this.properties = properties;
    }

    /**
     * Prepares to store the segments of some folders.
     *
     * @param prefix of the attempt, ends with a slash
     * @param folders name in S3 by folder on disk
     */
    public SegmentUploads open(String prefix, Map<Path, String> folders) {
        return new SegmentUploads(outputs, prefix, folders, properties.connections());
    }

    /** How often to look for new segments. */
    public Duration lookEvery() {
        return properties.lookEvery();
    }
}
