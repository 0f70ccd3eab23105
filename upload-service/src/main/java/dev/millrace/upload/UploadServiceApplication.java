package dev.millrace.upload;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that owns upload sessions: it signs parts, verifies what was stored and publishes transcode jobs. */
@SpringBootApplication
@ConfigurationPropertiesScan({"dev.millrace.upload", "dev.millrace.common.media"})
public class UploadServiceApplication {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(UploadServiceApplication.class, args);
    }
}
