package dev.millrace.common.autoconfigure;

import dev.millrace.common.queue.QueueProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The transcode queue, for services with a client of SQS. */
@AutoConfiguration
@ConditionalOnClass(SqsAsyncClient.class)
@EnableConfigurationProperties(QueueProperties.class)
class SqsAutoConfiguration {}
