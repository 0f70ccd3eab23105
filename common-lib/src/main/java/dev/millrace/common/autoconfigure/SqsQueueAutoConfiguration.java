package dev.millrace.common.autoconfigure;

import dev.millrace.common.queue.QueueProperties;
import dev.millrace.common.queue.SqsClients;
import dev.millrace.common.queue.SqsEventLoops;
import dev.millrace.common.queue.SqsQueue;
import dev.millrace.common.queue.TranscodeQueues;
import io.awspring.cloud.autoconfigure.sqs.SqsAsyncClientCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The client of the transcode queue, for services with SQS. */
@AutoConfiguration(afterName = "io.awspring.cloud.autoconfigure.sqs.SqsAutoConfiguration")
@ConditionalOnClass(SqsAsyncClientCustomizer.class)
@EnableConfigurationProperties(QueueProperties.class)
class SqsQueueAutoConfiguration {

    @Bean
    SqsEventLoops sqsEventLoops() {
        return new SqsEventLoops();
    }

    @Bean
    @ConditionalOnMissingBean
    SqsAsyncClientCustomizer boundedSqsClient(QueueProperties queue, SqsEventLoops loops) {
        return SqsClients.bounded(queue.callTimeout(), loops);
    }

    @Bean
    @ConditionalOnBean(SqsAsyncClient.class)
    TranscodeQueues transcodeQueues(SqsAsyncClient sqs, QueueProperties queue) {
        return new TranscodeQueues(
                new SqsQueue(sqs, queue.name(), queue.callTimeout()),
                new SqsQueue(sqs, queue.deadLetters(), queue.callTimeout()));
    }
}
