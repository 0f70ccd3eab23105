package dev.millrace.upload.announce;

import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.upload.video.VideoService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the outbox delivers to video-service. */
@Configuration(proxyBeanMethods = false)
class VideoServiceSenders {

    @Bean
    OutboxSender uploadReportSender(VideoService videos) {
        return new VideoServiceSender(Announcements.REPORT, message -> videos.report(message.id(), message.payload()));
    }

    @Bean
    OutboxSender withdrawalSender(VideoService videos) {
        return new VideoServiceSender(
                Announcements.WITHDRAWAL,
                message -> videos.withdrawn(message.id(), message.subject(), message.payload()));
    }
}
