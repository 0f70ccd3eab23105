package dev.millrace.worker.storage;

import dev.millrace.common.bucket.BucketProperties;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;

/** Time limits of the S3 client. */
@Configuration(proxyBeanMethods = false)
class S3Setup {

    @Bean
    S3ClientCustomizer s3TimeLimits(BucketProperties properties) {
        // why: the SDK's own trailing checksums are refused by S3-compatible stores; TLS guards the way
        return builder -> builder.overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(properties.attemptTimeout())
                                .apiCallTimeout(properties.callTimeout()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
}
