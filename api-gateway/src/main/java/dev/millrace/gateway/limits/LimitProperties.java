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
 * Limits per caller and gateway instance ({@code millrace.limits}).
 *
 * @param ownerPerSecond sustained requests per second of one token subject; default 50
 * @param ownerBurst largest burst of requests of one token subject; default 100
 * @param addressPerSecond sustained requests per second of one client address without a valid token; default 10
 * @param addressBurst largest burst of such requests; default 40
 * @param webhooksPerSecond sustained webhook calls per second of one client address; default 100
 * @param webhooksBurst largest burst of such calls; default 200
 * @param callers most callers to keep a bucket for; default 100000
 * @param eventStreams most open event streams on one instance, as far as half of its heap has room for 192 KiB each; default 5000
 * @param body largest request body; default 1 MiB
 * @param bodyTime longest time for a body to arrive; default 20 s
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
        @Positive @DefaultValue("5000") int eventStreams,

        @NotNull @DataSizeMin(bytes = 1) @DefaultValue("1MB")
        DataSize body,

        @NotNull @DurationMin(millis = 1) @DefaultValue("20s")
        Duration bodyTime) {}
