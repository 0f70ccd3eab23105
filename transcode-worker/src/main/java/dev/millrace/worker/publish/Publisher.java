package dev.millrace.worker.publish;

import java.nio.file.Path;
import java.time.Duration;
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
     * Prepares to store the segments in the folders of a directory; a folder has the same name in S3.
     *
     * @param prefix of the attempt, ends with a slash
     */
    public SegmentUploads open(String prefix, Path directory) {
        return new SegmentUploads(outputs, prefix, directory, properties.connections());
    }

    /** How often to look for new segments. */
    public Duration lookEvery() {
        return properties.lookEvery();
    }
}
