package dev.millrace.video.playback;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/** Chooses signed or open playback, and reaches CloudFront where there is a distribution. */
@Configuration(proxyBeanMethods = false)
class CloudFrontConfiguration {

    /** Of one invalidation, with the client's own retries. */
    private static final Duration CALL = Duration.ofSeconds(10);

    @Bean
    CookieSigner cookieSigner(PlaybackProperties properties, Clock clock) {
        return switch (properties.signing()) {
            case UNSIGNED -> (videoId, watching) -> Optional.empty();
            case SIGNED_COOKIES ->
                new CloudFrontCookieSigner(
                        properties.cdnUrl(),
                        Objects.requireNonNull(properties.keyPairId()),
                        PemKey.rsa(Objects.requireNonNull(properties.privateKey())),
                        properties.cookieLife(),
                        clock);
        };
    }

    @Bean
    UrlSigner urlSigner(PlaybackProperties properties, Clock clock) {
        return switch (properties.signing()) {
            case UNSIGNED -> fileKey -> "";
            case SIGNED_COOKIES ->
                new CloudFrontUrlSigner(
                        properties.cdnUrl(),
                        Objects.requireNonNull(properties.keyPairId()),
                        PemKey.rsa(Objects.requireNonNull(properties.privateKey())),
                        properties.cookieLife(),
                        clock);
        };
    }

    @Bean
    @ConditionalOnProperty("millrace.playback.distribution-id")
    CloudFrontClient cloudFrontClient(PlaybackProperties properties, AwsCredentialsProvider credentials) {
        return CloudFrontClient.builder()
                .region(Region.AWS_GLOBAL)
                .credentialsProvider(credentials)
                .endpointOverride(properties.invalidationEndpoint())
                .httpClientBuilder(ApacheHttpClient.builder())
                .overrideConfiguration(override -> override.apiCallTimeout(CALL))
                .build();
    }
}
