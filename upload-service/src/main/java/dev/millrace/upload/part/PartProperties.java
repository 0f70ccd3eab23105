package dev.millrace.upload.part;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are cut and for how long a part's URL is good ({@code millrace.part}).
 *
 * @param size bytes of a part, at least 5 MiB, whole MiB; grows for files of more than 10,000 parts; default 5 MiB
 * @param urlLife 1 s to 7 d; default 1 h
 */
@Validated
@ConfigurationProperties("millrace.part")
public record PartProperties(
        @NotNull @DefaultValue("5MB") DataSize size,

        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) @DefaultValue("1h")
        Duration urlLife) {

    public PartProperties {
        if (size.toBytes() < PartPlan.SMALLEST_PART_BYTES || size.toBytes() % PartPlan.MIB != 0) {
            throw new IllegalArgumentException("millrace.part.size: want whole MiB, at least 5");
        }
    }
}
