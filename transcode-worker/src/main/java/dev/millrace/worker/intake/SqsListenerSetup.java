package dev.millrace.worker.intake;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.queue.SqsClients;
import dev.millrace.common.queue.SqsEventLoops;
import dev.millrace.worker.attempt.WorkerProperties;
import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import io.awspring.cloud.sqs.config.SqsMessageListenerContainerFactory;
import io.awspring.cloud.sqs.listener.BackPressureMode;
import io.awspring.cloud.sqs.listener.QueueNotFoundStrategy;
import io.awspring.cloud.sqs.listener.acknowledgement.handler.AcknowledgementMode;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** How the queue is polled. */
@Configuration(proxyBeanMethods = false)
class SqsListenerSetup {

    // why: a call that hangs would keep a lease from being renewed
    @Bean
    SqsAsyncClientCustomizer boundedSqsCalls(QueueProperties queue, IntakeProperties properties, SqsEventLoops loops) {
        return SqsClients.bounded(properties.pollTimeout().plus(queue.callTimeout()), loops);
    }

    @Bean
    SqsMessageListenerContainerFactory<Object> jobListenerFactory(
            SqsAsyncClient sqs, IntakeProperties properties, WorkerProperties worker, IntakeStatus intake) {
        return SqsMessageListenerContainerFactory.builder()
                .sqsAsyncClient(sqs)
                .configure(options -> options.maxConcurrentMessages(worker.slots())
                        // why: its own start would end a worker whose queue is away; SqsPollingStart waits for it
                        .autoStartup(false)
                        // why: any other mode leaves slots empty behind a job that takes minutes
                        .backPressureMode(BackPressureMode.FIXED_HIGH_THROUGHPUT)
                        .backPressureHandlerFactory(SqsIntakeGate.inFrontOfTheSlots(intake))
                        .maxMessagesPerPoll(1)
                        .pollTimeout(properties.pollTimeout())
                        .messageVisibility(properties.visibility())
                        .queueNotFoundStrategy(QueueNotFoundStrategy.FAIL)
                        .acknowledgementMode(AcknowledgementMode.MANUAL)
                        // why: a batched delete would come after the slot is free, and no job would see its failure
                        .acknowledgementInterval(Duration.ZERO)
                        .acknowledgementThreshold(0)
                        .listenerShutdownTimeout(properties.drainTime())
                        .acknowledgementShutdownTimeout(Duration.ofSeconds(1)))
                .build();
    }
}
