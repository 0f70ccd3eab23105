package dev.millrace.video.retention;

import dev.millrace.common.pass.Pass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A pass for each kind, so that one whose store is away holds up no other. */
@Configuration(proxyBeanMethods = false)
class RetentionPasses {

    private final RetentionProperties properties;

    RetentionPasses(RetentionProperties properties) {
        this.properties = properties;
    }

    @Bean
    Pass supersededOutputsPass(SupersededOutputs outputs) {
        return new RetentionPass<>("superseded-outputs", outputs::due, outputs::remove, properties);
    }

    @Bean
    Pass unusedCaptionsPass(UnusedCaptionFiles captions) {
        return new RetentionPass<>("unused-captions", captions::due, captions::remove, properties);
    }

    @Bean
    Pass deletedVideosPass(DeletedVideos videos) {
        return new RetentionPass<>("deleted-videos", videos::due, videos::remove, properties);
    }
}
