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
    private final Cache<UUID, Kept> recent =
            Caffeine.newBuilder().maximumSize(MOST_VIDEOS).build();

    CloudFrontCookieSigner(URI cdnUrl, String keyPairId, PrivateKey key, Duration life, Clock clock) {
        this.cdnUrl = cdnUrl;
        this.keyPairId = keyPairId;
        this.key = key;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Optional<SignedCookies> sign(UUID videoId, Duration watching) {
        Instant now = clock.instant();
        Duration least = longer(life.dividedBy(2), watching);
        Kept fit = recent.asMap()
                .compute(
                        videoId, (id, kept) -> kept != null && kept.isFit(now, least) ? kept : signNew(id, now, least));
        return Optional.of(fit.cookies());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** @param least what should be left when they are handed out again */
    private Kept signNew(UUID videoId, Instant now, Duration least) {
        Duration whole = longer(life, least.multipliedBy(2));
        return new Kept(signed(videoId, Instant.ofEpochSecond(now.plus(whole).getEpochSecond())), whole);
    }

    private SignedCookies signed(UUID videoId, Instant expiresAt) {
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

    private record Kept(SignedCookies cookies, Duration life) {

        /** Not more than all of their life may be left, as after a step back of the clock. */
        boolean isFit(Instant now, Duration least) {
            Duration left = Duration.between(now, cookies.expiresAt());
            return left.compareTo(least) >= 0 && left.compareTo(life) <= 0;
        }
    }

    private static Playback.Cookie cookie(String header) {
        String[] nameAndValue = header.split("=", 2);
        return new Playback.Cookie(nameAndValue[0], nameAndValue[1]);
    }
}
