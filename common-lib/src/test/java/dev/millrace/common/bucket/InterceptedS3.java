package dev.millrace.common.bucket;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Clients of the local S3 that see or change what goes over the wire. */
public final class InterceptedS3 {

    private InterceptedS3() {}

    /** @param settings of a service, as the local cloud gives them */
    public static S3Client client(Map<String, String> settings, ExecutionInterceptor interceptor) {
        return S3Client.builder()
                .endpointOverride(URI.create(value(settings, "spring.cloud.aws.s3.endpoint")))
                .forcePathStyle(true)
                .region(Region.of(value(settings, "spring.cloud.aws.region.static")))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        value(settings, "spring.cloud.aws.credentials.access-key"),
                        value(settings, "spring.cloud.aws.credentials.secret-key"))))
                .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
                .build();
    }

    /** The settings of that bucket, with the usual limits. */
    public static BucketProperties bucket(Map<String, String> settings) {
        return new BucketProperties(
                value(settings, "millrace.bucket.name"), Duration.ofSeconds(5), Duration.ofSeconds(12), 4);
    }

    private static String value(Map<String, String> settings, String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }
}
