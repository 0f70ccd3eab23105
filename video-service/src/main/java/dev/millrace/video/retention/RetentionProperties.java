package dev.millrace.video.retention;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is kept for a grace and then removed ({@code millrace.retention}).
 *
 * @param every pause between two passes; default 15 s
 * @param batch most videos or captions of one pass; default 50
 * @param supersededOutputs how long an output stays fetchable for players after another one took its place, at least millrace.playback.cookie-life; default 24 h
 * @param unusedCaptions how long replaced and deleted captions stay in storage for those who are watching; default 24 h
 * @param mostUnusedCaptions of these, most of one video; the oldest go first; default 10
 * @param deletedVideos how long after the deletion an empty folder counts as purged, since a worker may still be writing; default 10 min
 */
@Validated
@ConfigurationProperties("millrace.retention")
record RetentionProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("15s")
        Duration every,

        @Positive @DefaultValue("50") int batch,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("24h")
        Duration supersededOutputs,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("24h")
        Duration unusedCaptions,

        @Positive @DefaultValue("10") int mostUnusedCaptions,

        @NotNull @DurationMin(seconds = 0) @DefaultValue("10m")
        Duration deletedVideos) {}
