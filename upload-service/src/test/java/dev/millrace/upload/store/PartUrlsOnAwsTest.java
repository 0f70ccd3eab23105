package dev.millrace.upload.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.settings.TaskEnvironment;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;

class PartUrlsOnAwsTest {

    @TestConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties({BucketProperties.class, MultipartProperties.class})
    static class Records {}

    /** Another region's host would answer 301, and its signature 400. */
    @Test
    void partsGoToTheBucketInTheRegionOfTheTask() {
        TaskEnvironment.task()
                .withUserConfiguration(Records.class, S3Configuration.class)
                .withBean(Clock.class, Clock::systemUTC)
                .run(context -> {
                    URI url = context.getBean(PartUrls.class)
                            .of(new Multipart("videos/1/source.mp4", "upload"), Duration.ofHours(1))
                            .sign(1, 5);

                    assertThat(url).hasHost("millrace-media.s3.eu-central-1.amazonaws.com");
                    assertThat(url.getRawQuery()).contains("%2Feu-central-1%2Fs3%2Faws4_request");
                });
    }
}
