package dev.millrace.common.autoconfigure;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The client of the media bucket, for services with S3. */
@AutoConfiguration
@ConditionalOnClass(S3ClientCustomizer.class)
@EnableConfigurationProperties(BucketProperties.class)
class S3BucketAutoConfiguration {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    @Bean
    @ConditionalOnMissingBean
    S3ClientCustomizer boundedS3Client(BucketProperties bucket) {
        return S3Clients.bounded(bucket, LONGEST_SILENCE);
    }
}
