package dev.millrace.worker;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The worker: takes jobs from the queue, makes sources streamable, reports. Has no database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TranscodeWorker {

    /** Starts the worker. */
    public static void main(String[] arguments) {
        SpringApplication.run(TranscodeWorker.class, arguments);
    }
}
