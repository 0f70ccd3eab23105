package dev.millrace.gateway.limits;

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
 * How much one caller may ask of one gateway ({@code millrace.limits}).
 *
 * @param ownerPerSecond requests per second of one token subject, for long; default 50
 * @param ownerBurst requests of one token subject at once; default 100
 * @param addressPerSecond requests per second of one client address without a valid token; default 10
 * @param addressBurst such requests at once; default 40
 * @param webhooksPerSecond webhook calls per second of one client address; default 100
 * @param webhooksBurst such calls at once; default 200
 * @param callers how many callers are remembered at most; default 100000
 * @param body largest request body; default 1 MiB
 * @param bodyTime longest time a body may take to arrive; default 20 s
 */
@Validated
@ConfigurationProperties("millrace.limits")
public record LimitProperties(
        @Positive @DefaultValue("50") int ownerPerSecond,
        @Positive @DefaultValue("100") int ownerBurst,
        @Positive @DefaultValue("10") int addressPerSecond,
        @Positive @DefaultValue("40") int addressBurst,
        @Positive @DefaultValue("100") int webhooksPerSecond,
        @Positive @DefaultValue("200") int webhooksBurst,
        @Positive @DefaultValue("100000") int callers,

        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("1MB")
        DataSize body,

        @NotNull @DurationMin(millis = 1) @DefaultValue("20s")
        Duration bodyTime) {}
