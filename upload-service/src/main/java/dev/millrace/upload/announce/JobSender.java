package dev.millrace.upload.announce;

import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.queue.QueueSender;
import dev.millrace.common.queue.TranscodeQueues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outbox sends to the transcode queue. */
@Configuration(proxyBeanMethods = false)
class JobSender {

    @Bean
    OutboxSender transcodeJobSender(TranscodeQueues queues) {
        return new QueueSender(Announcements.JOB, queues.jobs());
    }
}
