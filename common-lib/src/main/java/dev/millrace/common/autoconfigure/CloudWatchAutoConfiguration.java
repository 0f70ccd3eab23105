package dev.millrace.common.autoconfigure;

import dev.millrace.common.signal.CloudWatchLastMinute;
import dev.millrace.common.signal.CloudWatchProperties;
import dev.millrace.common.signal.LateCloudWatch;
import dev.millrace.common.signal.SignalFilter;
import dev.millrace.common.signal.Signals;
import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/**
 * Sends the listed series to CloudWatch once a minute, where {@code millrace.cloudwatch.namespace} is set. Region, credentials and
 * endpoint are those of the AWS SDK's environment.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
        beforeName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass({CloudWatchMeterRegistry.class, CloudWatchAsyncClient.class})
@ConditionalOnProperty("millrace.cloudwatch.namespace")
@EnableConfigurationProperties(CloudWatchProperties.class)
class CloudWatchAutoConfiguration {

    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    @Bean
    CloudWatchAsyncClient cloudWatchClient() {
        return CloudWatchAsyncClient.builder()
                .overrideConfiguration(override -> override.apiCallTimeout(LONGEST_CALL))
                .build();
    }

    @Bean(destroyMethod = "") // why: the last minute is sent before the database closes
    LateCloudWatch cloudWatchMeters(
            CloudWatchProperties properties,
            CloudWatchAsyncClient cloudWatchClient,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        CloudWatchConfig config = key -> key.equals("cloudwatch.namespace") ? properties.namespace() : null;
        LateCloudWatch meters = new LateCloudWatch(config, clock, cloudWatchClient);
        meters.config().meterFilter(new SignalFilter(Signals.of(service))).commonTags("service", service);
        return meters;
    }

    @Bean
    CloudWatchLastMinute cloudWatchLastMinute(LateCloudWatch meters) {
        return new CloudWatchLastMinute(meters);
    }
}
