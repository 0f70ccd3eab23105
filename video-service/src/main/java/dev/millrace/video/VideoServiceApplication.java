package dev.millrace.video;

import dev.millrace.common.migration.MigrationRun;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts video-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VideoServiceApplication {

    /** Runs until it is stopped, or until the schema is migrated. */
    public static void main(String[] args) {
        if (MigrationRun.isAskedBy(args)) {
            MigrationRun.run(args);
            return;
        }
        SpringApplication.run(VideoServiceApplication.class, args);
    }
}
