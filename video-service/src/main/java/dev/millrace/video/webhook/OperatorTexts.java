package dev.millrace.video.webhook;

import dev.millrace.common.contract.TranscodeReport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Takes any text as a report's detail. It holds what ffmpeg printed, for operators; a report that was refused because of it would
 * leave the video TRANSCODING.
 */
@Configuration(proxyBeanMethods = false)
class OperatorTexts {

    @Bean
    JsonMapperBuilderCustomizer anyTextAsDetail() {
        return mapper -> mapper.addMixIn(TranscodeReport.class, AnyDetail.class);
    }

    interface AnyDetail {

        @JsonDeserialize(using = StringDeserializer.class)
        @Nullable String detail();
    }
}
