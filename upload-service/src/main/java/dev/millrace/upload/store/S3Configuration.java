package dev.millrace.upload.store;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import io.awspring.cloud.autoconfigure.s3.S3ClientCustomizer;
import io.awspring.cloud.autoconfigure.s3.properties.S3Properties;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The S3 client, and the signing of parts. */
@Configuration(proxyBeanMethods = false)
class S3Configuration {

    // why: completing a multipart of a large file may stay silent for long
    @Bean
    S3ClientCustomizer boundedS3Calls(BucketProperties properties, MultipartProperties multiparts) {
        return S3Clients.bounded(properties, multiparts.completeTimeout());
    }

    @Bean
    PartUrls partUrls(
            BucketProperties properties,
            MultipartProperties multiparts,
            S3Properties s3,
            AwsCredentialsProvider credentials,
            AwsRegionProvider region,
            Clock clock) {
        // why: the address depends on no credentials, and ours may not be there yet
        try (S3Presigner presigner = presigner(multiparts, s3, region)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .build()) {
            return new S3PartUrls(S3BucketAddress.of(properties.name(), presigner), credentials, clock);
        }
    }

    private static S3Presigner.Builder presigner(
            MultipartProperties properties, S3Properties s3, AwsRegionProvider region) {
        S3Presigner.Builder presigner =
                S3Presigner.builder().region(region.getRegion()).serviceConfiguration(s3.toS3Configuration());
        URI endpoint = endpoint(properties, s3);
        return endpoint == null ? presigner : presigner.endpointOverride(endpoint);
    }

    private static @Nullable URI endpoint(MultipartProperties properties, S3Properties s3) {
        return properties.publicEndpoint() == null ? s3.getEndpoint() : properties.publicEndpoint();
    }
}
