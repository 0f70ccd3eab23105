package dev.millrace.video.queue;

import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.queue.QueueSender;
import dev.millrace.common.queue.TranscodeQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outbox sends to the queues. */
@Configuration(proxyBeanMethods = false)
class QueueSenders {

    @Bean
    OutboxSender jobSender(TranscodeQueues queues) {
        return new QueueSender(JobQueue.KIND, queues.jobs());
    }

    @Bean
    OutboxSender deadLetterSender(TranscodeQueues queues) {
        return new QueueSender(JobQueue.DEAD_KIND, queues.deadLetters());
    }
}
