package dev.millrace.upload.session;

import dev.millrace.common.settings.DataSizeMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long sessions live and how many an owner may have ({@code millrace.session}).
 *
 * @param life since the last activity; default 7 d
 * @param livePerOwner live sessions of one owner at a time; default 5
 * @param dailyBytesPerOwner declared bytes that one owner may open within 24 h; default 100 GB, 0 for no limit
 * @param dailyPerOwner sessions that one owner may open within 24 h; default 1000
 * @param touchEvery activity is written at most this often; default 1 min
 * @param wholeAfter after so long without activity storage is asked whether it has all parts; default 2 min
 */
@Validated
@ConfigurationProperties("millrace.session")
public record SessionProperties(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("7d")
        Duration life,

        @Positive @DefaultValue("5") int livePerOwner,

        @NotNull @DataSizeMin(bytes = 0) @DefaultValue("100GB")
        DataSize dailyBytesPerOwner,

        @Positive @DefaultValue("1000") int dailyPerOwner,

        @NotNull @DurationMin(millis = 0) @DefaultValue("1m")
        Duration touchEvery,

        @NotNull @DurationMin(millis = 10) @DefaultValue("2m")
        Duration wholeAfter) {}
