package dev.millrace.common.queue;

import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import java.time.Duration;

/** How the services' clients of SQS are built. Endpoint and region are Spring Cloud AWS's. */
public final class SqsClients {

    private SqsClients() {}

    /** @param longestCall limit of a call with all its attempts, and with the wait of a poll */
    public static SqsAsyncClientCustomizer bounded(Duration longestCall) {
        return client -> client.overrideConfiguration(override -> override.apiCallTimeout(longestCall));
    }
}
