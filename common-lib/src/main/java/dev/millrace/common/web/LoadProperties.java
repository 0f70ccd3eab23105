package dev.millrace.common.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a service with a database does at once ({@code millrace.load}); beyond it callers are answered 503.
 *
 * @param publicCalls calls of the public API at work at once; below the connections of the database pool where calls hold one to
 *     their end, so that our own calls find some; default 12
 * @param ownCalls calls of workers, services and webhooks at work at once; default 100
 * @param waiting calls of either kind that may wait for one of those places; default 100
 * @param patience how long they wait; default 1 s
 */
@Validated
@ConfigurationProperties("millrace.load")
public record LoadProperties(
        @Positive @DefaultValue("12") int publicCalls,
        @Positive @DefaultValue("100") int ownCalls,
        @PositiveOrZero @DefaultValue("100") int waiting,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration patience) {}
