package dev.millrace.upload.store;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import io.awspring.cloud.autoconfigure.s3.properties.S3Properties;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The S3 client and the presigner. */
@Configuration(proxyBeanMethods = false)
class S3Configuration {

    // why: completing a multipart of a large file may stay silent for long
    @Bean
    S3ClientCustomizer boundedS3Calls(BucketProperties properties, MultipartProperties multiparts) {
        return S3Clients.bounded(properties, multiparts.completeTimeout());
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
