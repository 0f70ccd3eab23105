package dev.millrace.upload.expiry;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When time cleans up ({@code millrace.expiry}).
 *
 * @param every pause between two passes over the sessions; default 10 s
 * @param openingGrace an opening older than this was cut off; default 1 min
 * @param completionGrace a completion older than this was cut off; default 2 min
 * @param storageGrace parts of a session that ended longer ago than this should be gone; default 1 min
 * @param storageEvery pause between two looks at whether storage still has the uploads of quiet sessions; default 1 min
 * @param leaksEvery pause between two searches for multiparts without a session; default 1 h
 * @param leakAge a multipart without a session counts as leaked only when it is older than this; default 1 h
 */
@Validated
@ConfigurationProperties("millrace.expiry")
public record ExpiryProperties(
        @NotNull @DurationMin(millis = 10) @DefaultValue("10s")
        Duration every,

        @NotNull @DurationMin(millis = 0) @DefaultValue("1m")
        Duration openingGrace,

        @NotNull @DurationMin(millis = 0) @DefaultValue("2m")
        Duration completionGrace,

        @NotNull @DurationMin(millis = 0) @DefaultValue("1m")
        Duration storageGrace,

        @NotNull @DurationMin(millis = 10) @DefaultValue("1m")
        Duration storageEvery,

        @NotNull @DurationMin(millis = 10) @DefaultValue("1h")
        Duration leaksEvery,

        @NotNull @DurationMin(millis = 0) @DefaultValue("1h")
        Duration leakAge) {}
