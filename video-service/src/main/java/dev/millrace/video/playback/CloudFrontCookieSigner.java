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

/** Signs with a custom policy over what players fetch of the video, and nothing else of it; offline, no call to AWS. */
final class CloudFrontCookieSigner implements CookieSigner {

    private static final int MOST_VIDEOS = 10_000;

    private final CloudFrontUtilities cloudFront = CloudFrontUtilities.create();
    private final URI cdnUrl;
    private final String keyPairId;
    private final PrivateKey key;
    private final Duration life;
    private final Clock clock;

    /**
     * why: an RSA signature costs a millisecond of CPU and a polling client asks every second. Whether an entry may be handed
     * out is decided by the wall clock, which the policy counts in: a cache's own clock stands still while the machine sleeps and
     * does not see it step.
     */
    private final Cache<UUID, SignedCookies> recent =
            Caffeine.newBuilder().maximumSize(MOST_VIDEOS).build();

    CloudFrontCookieSigner(URI cdnUrl, String keyPairId, PrivateKey key, Duration life, Clock clock) {
        this.cdnUrl = cdnUrl;
        this.keyPairId = keyPairId;
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Optional<SignedCookies> sign(UUID videoId) {
        Instant now = clock.instant();
        return Optional.of(recent.asMap()
                .compute(videoId, (id, kept) -> kept != null && isFit(kept, now) ? kept : signNew(id, now)));
    }

    /** Whether at least half of the life is left, and not more than all of it, as after a step back of the clock. */
    private boolean isFit(SignedCookies kept, Instant now) {
        Duration left = Duration.between(now, kept.expiresAt());
        return left.compareTo(life.dividedBy(2)) >= 0 && left.compareTo(life) <= 0;
    }

    private SignedCookies signNew(UUID videoId, Instant now) {
        Instant expiresAt = Instant.ofEpochSecond(now.plus(life).getEpochSecond());
        String folder = cdnUrl + "/" + ObjectKeys.playbackPrefix(videoId) + "*";
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
