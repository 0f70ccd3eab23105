package dev.millrace.video.captions;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Captions ({@code millrace.captions}).
 *
 * @param mostLanguages most languages of one video; default 32
 * @param kept how long replaced and deleted captions stay in storage for those who are watching; default 24 h
 * @param mostKept of these, most of one video; the oldest go first; default 10
 * @param sweepEvery pause between two passes that remove older ones; default 10 min
 */
@Validated
@ConfigurationProperties("millrace.captions")
record CaptionsProperties(
        @Positive @DefaultValue("32") int mostLanguages,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("24h")
        Duration kept,

        @Positive @DefaultValue("10") int mostKept,

        @NotNull @DurationMin(millis = 100) @DefaultValue("10m")
        Duration sweepEvery) {}
