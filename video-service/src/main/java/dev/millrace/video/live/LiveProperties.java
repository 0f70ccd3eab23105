package dev.millrace.video.live;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Server-sent events ({@code millrace.live}).
 *
 * @param heartbeat pause between two comments that keep a connection open; default 15 s
 * @param kept how long an event can be resumed from; default 1 h
 * @param keptPerOwner about how many events of one owner are kept, the newest; default 10000
 * @param streamsPerOwner most open streams of one owner on one instance; default 10
 * @param allStreams most open streams on one instance, as far as half of its heap has room for 128 KiB each; default 5000
 */
@Validated
@ConfigurationProperties("millrace.live")
record LiveProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration heartbeat,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("1h")
        Duration kept,

        @Positive @DefaultValue("10000") int keptPerOwner,
        @Positive @DefaultValue("10") int streamsPerOwner,
        @Positive @DefaultValue("5000") int allStreams) {}
