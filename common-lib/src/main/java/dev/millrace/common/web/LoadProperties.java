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
 * How many calls a service with a database handles concurrently ({@code millrace.load}); calls beyond get 503.
 *
 * @param publicCalls concurrent calls of the public API; fewer than the database pool's connections where calls hold one
 *     until they end, so that internal calls find some; default 12
 * @param ownCalls concurrent calls of workers, services and webhooks; default 100
 * @param waiting calls of either kind that may queue for a permit; default 100
 * @param patience longest time in the queue; default 1 s
 */
@Validated
@ConfigurationProperties("millrace.load")
public record LoadProperties(
        @Positive @DefaultValue("12") int publicCalls,
        @Positive @DefaultValue("100") int ownCalls,
        @PositiveOrZero @DefaultValue("100") int waiting,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration patience) {}
