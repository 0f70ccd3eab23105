package dev.millrace.video.consistency;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Comparing database and storage ({@code millrace.consistency}).
 *
 * @param every pause between two passes; default 1 min
 * @param batch most videos of one pass, and most folders; at most 1000; default 50
 * @param ownerlessGrace how long a folder without a video is kept after it was found; default 30 d
 */
@Validated
@ConfigurationProperties("millrace.consistency")
record ConsistencyProperties(
        @NotNull @DurationMin(millis = 100) @DefaultValue("1m")
        Duration every,

        @Positive @Max(1000) @DefaultValue("50") int batch,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("30d")
        Duration ownerlessGrace) {}
