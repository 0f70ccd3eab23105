package dev.millrace.worker.publish;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the output is stored ({@code millrace.publish}).
 *
 * @param connections concurrent uploads; default 4
 * @param lookEvery how often new segments are looked for while ffmpeg runs; default 500 ms
 * @param storageClass class in which S3 keeps the segments; INTELLIGENT_TIERING on AWS; default STANDARD
 */
@Validated
@ConfigurationProperties("millrace.publish")
public record PublishProperties(
        @Min(1) @Max(64) @DefaultValue("4") int connections,

        @NotNull @DurationMin(millis = 10) @DefaultValue("500ms")
        Duration lookEvery,

        @NotNull @DefaultValue("STANDARD") StorageClass storageClass) {

    /** Those whose objects can be fetched without delay. */
    public enum StorageClass {
        /** For what is watched at any time. */
        STANDARD,
        /** S3 moves what is not watched to a cheaper tier, and back. */
        INTELLIGENT_TIERING
    }
}
