package dev.millrace.upload.part;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are cut and for how long a part's URL is good ({@code millrace.part}).
 *
 * @param size bytes of a part, at least 5 MiB, whole MiB; grows for files of more than 10,000 parts; default 5 MiB
 * @param urlLife of a URL whose request names no life, 1 s to 7 d; default 1 h
 * @param mostUrlLife longest life that a request may ask for, where it is above urlLife, 1 s to 7 d; default 12 h
 * @param parallel how many parts a client is advised to send at a time; default 3
 */
@Validated
@ConfigurationProperties("millrace.part")
public record PartProperties(
        @NotNull @DefaultValue("5MB") DataSize size,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) @DefaultValue("1h")
        Duration urlLife,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) @DefaultValue("12h")
        Duration mostUrlLife,

        @Min(1) @Max(32) @DefaultValue("3") int parallel) {

    public PartProperties {
        if (size.toBytes() < PartPlan.SMALLEST_PART_BYTES || size.toBytes() % PartPlan.MIB != 0) {
            throw new IllegalArgumentException("millrace.part.size: want whole MiB, at least 5");
        }
    }

    /** How long a URL lives: as asked for, but no longer than may be; without a wish the usual time. */
    Duration lifeOf(@Nullable Integer wantedSeconds) {
        if (wantedSeconds == null) {
            return urlLife;
        }
        Duration wanted = Duration.ofSeconds(wantedSeconds);
        Duration most = urlLife.compareTo(mostUrlLife) > 0 ? urlLife : mostUrlLife;
        return wanted.compareTo(most) < 0 ? wanted : most;
    }
}
