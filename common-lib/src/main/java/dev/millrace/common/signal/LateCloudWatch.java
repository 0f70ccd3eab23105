package dev.millrace.common.signal;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/**
 * Is closed by {@link CloudWatchLastMinute} alone. Spring Boot closes every registry when a shutdown begins, and what is counted
 * after that would not be sent.
 */
public final class LateCloudWatch extends CloudWatchMeterRegistry {

    public LateCloudWatch(CloudWatchConfig config, Clock clock, CloudWatchAsyncClient client) {
        super(config, clock, client);
    }

    /** Does nothing. */
    @Override
    public void close() {}

    void closeAtLast() {
        super.close();
    }
}
