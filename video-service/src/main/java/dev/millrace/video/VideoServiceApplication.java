package dev.millrace.video;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts video-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class VideoServiceApplication {

    /** Runs until it is stopped. */
    public static void main(String[] args) {
        SpringApplication.run(VideoServiceApplication.class, args);
    }
}
