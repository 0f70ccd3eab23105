package dev.millrace.video.superseded;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Outputs that are no longer served ({@code millrace.output}).
 *
 * @param keepSuperseded how long an output stays fetchable for players after another one took its place, at least millrace.playback.cookie-life; default 24 h
 * @param sweepEvery pause between two passes that remove superseded outputs; default 5 min
 * @param sweepBatch most videos of one pass; default 50
 */
@Validated
@ConfigurationProperties("millrace.output")
record OutputProperties(
        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration keepSuperseded,

        @NotNull @DurationMin(millis = 100) @DefaultValue("5m")
        Duration sweepEvery,

        @Positive @DefaultValue("50") int sweepBatch) {}
