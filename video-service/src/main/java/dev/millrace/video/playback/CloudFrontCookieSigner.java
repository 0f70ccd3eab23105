package dev.millrace.video.playback;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.millrace.common.keys.ObjectKeys;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.cloudfront.CloudFrontUtilities;
import software.amazon.awssdk.services.cloudfront.cookie.CookiesForCustomPolicy;
import software.amazon.awssdk.services.cloudfront.model.CustomSignerRequest;

/** Signs with a custom policy over the video's folder; offline, no call to AWS. */
final class CloudFrontCookieSigner implements CookieSigner {

    private static final int MOST_VIDEOS = 10_000;

    private final CloudFrontUtilities cloudFront = CloudFrontUtilities.create();
    private final URI cdnUrl;
    private final String keyPairId;
    private final PrivateKey key;
    private final Duration life;
    private final Clock clock;

    /** why: an RSA signature costs a millisecond of CPU and a polling client asks every second. */
    private final Cache<UUID, SignedCookies> recent;

    CloudFrontCookieSigner(URI cdnUrl, String keyPairId, PrivateKey key, Duration life, Clock clock) {
        this.cdnUrl = cdnUrl;
        this.keyPairId = keyPairId;
        this.key = key;
        this.life = life;
        this.clock = clock;
        this.recent = Caffeine.newBuilder()
                .maximumSize(MOST_VIDEOS)
                .expireAfterWrite(life.dividedBy(2))
                .build();
    }

    @Override
    public Optional<SignedCookies> sign(UUID videoId) {
        return Optional.of(recent.get(videoId, this::signNew));
    }

    private SignedCookies signNew(UUID videoId) {
        Instant expiresAt = Instant.ofEpochSecond(clock.instant().plus(life).getEpochSecond());
        String folder = cdnUrl + "/" + ObjectKeys.videoPrefix(videoId) + "*";
        CookiesForCustomPolicy signed = cloudFront.getCookiesForCustomPolicy(CustomSignerRequest.builder()
                .resourceUrl(folder)
                .privateKey(key)
                .keyPairId(keyPairId)
                .expirationDate(expiresAt)
                .build());
        return new SignedCookies(
                List.of(
                        cookie(signed.policyHeaderValue()),
                        cookie(signed.signatureHeaderValue()),
                        cookie(signed.keyPairIdHeaderValue())),
                expiresAt);
    }

    private static Playback.Cookie cookie(String header) {
        String[] nameAndValue = header.split("=", 2);
        return new Playback.Cookie(nameAndValue[0], nameAndValue[1]);
    }
}
