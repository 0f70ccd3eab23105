package dev.millrace.upload;

import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.MultipartStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/** What the service meets in tests: the cloud's endpoints, video-service's stand-in, a store that can lose an answer. */
@TestConfiguration(proxyBeanMethods = false)
public class Surroundings {

    private static final String SECRET = "whsec_bWlsbHJhY2UtdGVzdC1zZWNyZXQtb2YtdXBsb2FkcyE=";
    private static final VideoServiceFake VIDEOS = VideoServiceFake.start(SECRET);

    /** The machine's clock is hours ahead, in all tests: nothing may go by it. */
    @Bean(name = "hostClock", defaultCandidate = false)
    Clock hostClock() {
        return Clock.offset(Clock.systemUTC(), Duration.ofHours(6));
    }

    @Bean
    VideoServiceFake videoServiceFake() {
        return VIDEOS;
    }

    @Bean
    @Primary
    ForgetfulStore forgetfulStore(@Qualifier("s3MultipartStore") MultipartStore real) {
        return new ForgetfulStore(real);
    }

    @Bean
    JobsSeen jobsSeen(SqsAsyncClient sqs, JsonMapper json) {
        return new JobsSeen(sqs, CloudProcess.shared().jobsQueue(), json);
    }

    /** The settings of a running suite, with the fake's address and short waits. */
    static class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(CloudProcess.shared().serviceProperties("upload-service"))
                    .and(Map.of(
                            "millrace.webhooks.secrets", SECRET,
                            "millrace.video-service.url", VIDEOS.url().toString(),
                            "millrace.video-service.back-off", "10ms",
                            "millrace.video-service.open-for", "200ms",
                            "millrace.expiry.every", "200ms",
                            "millrace.expiry.storage-every", "200ms",
                            "logging.structured.format.console", ""))
                    .applyTo(context);
        }
    }
}
