package dev.millrace.common.signal;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Sending metrics to CloudWatch ({@code millrace.cloudwatch}).
 *
 * @param namespace where the series go, such as Millrace/production; none are sent without it
 */
@Validated
@ConfigurationProperties("millrace.cloudwatch")
public record CloudWatchProperties(
        @Pattern(
                regexp = "(?!AWS/)[A-Za-z0-9./_#-]{1,255}",
                message = "must be a namespace of your own, such as Millrace/production")
        @Nullable String namespace) {}
