package dev.millrace.upload.store;

import dev.millrace.common.bucket.BucketProperties;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import io.awspring.cloud.autoconfigure.s3.properties.S3Properties;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The S3 client and the presigner. */
@Configuration(proxyBeanMethods = false)
class S3Configuration {

    @Bean
    S3ClientCustomizer boundedS3Calls(BucketProperties properties, MultipartProperties multiparts) {
        return client -> client
                // why: newer SDKs add checksums by default that S3-compatible stores refuse
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(64)
                        .connectionTimeout(Duration.ofSeconds(2))
                        .connectionAcquisitionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(multiparts.completeTimeout()))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(properties.attemptTimeout())
                        .apiCallTimeout(properties.callTimeout())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(properties.attempts())
                                .build()));
    }

    @Bean(destroyMethod = "close")
    S3Presigner partPresigner(
            MultipartProperties properties,
            S3Properties s3,
            AwsCredentialsProvider credentials,
            AwsRegionProvider region) {
        S3Presigner.Builder presigner = S3Presigner.builder()
                .credentialsProvider(credentials)
                .region(region.getRegion())
                .serviceConfiguration(s3.toS3Configuration());
        URI endpoint = endpoint(properties, s3);
        return (endpoint == null ? presigner : presigner.endpointOverride(endpoint)).build();
    }

    private static @Nullable URI endpoint(MultipartProperties properties, S3Properties s3) {
        return properties.publicEndpoint() == null ? s3.getEndpoint() : properties.publicEndpoint();
    }
}
