package dev.millrace.upload;

import dev.millrace.common.migration.MigrationRun;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that owns upload sessions: it signs parts, verifies what was stored and publishes transcode jobs. */
@SpringBootApplication
@ConfigurationPropertiesScan({"dev.millrace.upload", "dev.millrace.common.media"})
public class UploadServiceApplication {

    /** Starts the service, or migrates its schema. */
    public static void main(String[] args) {
        if (MigrationRun.isAskedBy(args)) {
            MigrationRun.run(args);
            return;
        }
        SpringApplication.run(UploadServiceApplication.class, args);
    }
}
