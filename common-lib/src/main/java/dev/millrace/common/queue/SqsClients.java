package dev.millrace.common.queue;

import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import java.time.Duration;

/** How the services' clients of SQS are built. Endpoint and region are Spring Cloud AWS's. */
public final class SqsClients {

    private SqsClients() {}

    /**
     * @param longestCall limit of a call with all its attempts, and with the wait of a poll
     * @param loops closed after the client
     */
    public static SqsAsyncClientCustomizer bounded(Duration longestCall, SqsEventLoops loops) {
        return client -> client.overrideConfiguration(override -> override.apiCallTimeout(longestCall))
                .httpClientBuilder(loops.http());
    }
}
