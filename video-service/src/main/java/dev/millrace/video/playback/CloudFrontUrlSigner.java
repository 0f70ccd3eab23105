package dev.millrace.video.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.model.CannedSignerRequest;

/** Signs with a canned policy, which a URL need not carry; offline, no call to AWS. */
final class CloudFrontUrlSigner implements UrlSigner {

    private static final int MOST_OBJECTS = 20_000;

    private final CloudFrontUtilities cloudFront = CloudFrontUtilities.create();
    private final URI cdnUrl;
    private final String keyPairId;
    private final PrivateKey key;
    private final long halfSeconds;
    private final Clock clock;

    /** why: a signature costs a millisecond of CPU, and a list has a hundred of them. */
    private final Cache<String, Signed> recent =
            Caffeine.newBuilder().maximumSize(MOST_OBJECTS).build();

    /** @param life of a URL, at most */
    CloudFrontUrlSigner(URI cdnUrl, String keyPairId, PrivateKey key, Duration life, Clock clock) {
        this.cdnUrl = cdnUrl;
        this.keyPairId = keyPairId;
        this.key = key;
        this.halfSeconds = Math.max(1, life.toSeconds() / 2);
        this.clock = clock;
    }

    @Override
    public String query(String fileKey) {
        Instant expiresAt = rounded(clock.instant());
        return recent.asMap()
                .compute(
                        fileKey,
                        (object, kept) -> kept != null && kept.expiresAt().equals(expiresAt)
                                ? kept
                                : new Signed(sign(object, expiresAt), expiresAt))
                .query();
    }

    /** The end of the half life after this one. */
    private Instant rounded(Instant now) {
        return Instant.ofEpochSecond((now.getEpochSecond() / halfSeconds + 2) * halfSeconds);
    }

    private String sign(String fileKey, Instant expiresAt) {
        String url = cloudFront
                .getSignedUrlWithCannedPolicy(CannedSignerRequest.builder()
                        .resourceUrl(cdnUrl + "/" + fileKey)
                        .privateKey(key)
                        .keyPairId(keyPairId)
                        .expirationDate(expiresAt)
                        .build())
                .url();
        return url.substring(url.indexOf('?'));
    }

    private record Signed(String query, Instant expiresAt) {}
}
