package dev.millrace.video.playback;

import dev.millrace.common.settings.UrlPrefix;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Playback through the CDN ({@code millrace.playback}).
 *
 * @param cdnUrl base URL without a trailing slash; default http://127.0.0.1:8090
 * @param cdnFollowsHost whether URLs name the host by which the client called the API, where API and CDN are one machine that has
 *     several names; http only; default false
 * @param signing whether playback needs signed cookies; default SIGNED_COOKIES
 * @param keyPairId id of the public key at the CDN; needed for SIGNED_COOKIES
 * @param privateKey RSA key, PEM of PKCS#8; needed for SIGNED_COOKIES
 * @param cookieLife how long new cookies open a video; at least half of it is left whenever they are handed out; default 6 h
 * @param cookieDomain domain that API and CDN share, or null for a host-only cookie
 * @param distributionId CloudFront distribution to invalidate on delete, or null where there is none
 * @param invalidateRemoved whether the CDN forgets what is removed from storage; without it copies of a deleted video end with the
 *     cookies that open them, or by the operator's command; default true
 * @param invalidationEndpoint base URL that answers CreateInvalidation, or null for CloudFront's own
 */
@Validated
@ConfigurationProperties("millrace.playback")
record PlaybackProperties(
        @NotNull @UrlPrefix @DefaultValue("http://127.0.0.1:8090")
        URI cdnUrl,

        @DefaultValue("false") boolean cdnFollowsHost,
        @NotNull @DefaultValue("SIGNED_COOKIES") Signing signing,
        @Nullable String keyPairId,
        @Nullable String privateKey,

        @NotNull @DurationMin(minutes = 1) @DefaultValue("6h")
        Duration cookieLife,

        @Nullable String cookieDomain,
        @Nullable String distributionId,
        @DefaultValue("true") boolean invalidateRemoved,
        @Nullable @UrlPrefix URI invalidationEndpoint) {

    PlaybackProperties {
        if (signing == Signing.SIGNED_COOKIES && (isBlank(keyPairId) || isBlank(privateKey))) {
            throw new IllegalArgumentException(
                    "millrace.playback.key-pair-id and millrace.playback.private-key are needed for SIGNED_COOKIES");
        }
        if (cdnFollowsHost && !"http".equals(cdnUrl.getScheme())) {
            throw new IllegalArgumentException(
                    "millrace.playback.cdn-follows-host is for an http URL in millrace.playback.cdn-url only");
        }
        cookieDomain = isBlank(cookieDomain) ? null : cookieDomain;
        distributionId = isBlank(distributionId) ? null : distributionId;
    }

    private static boolean isBlank(@Nullable String value) {
        return value == null || value.isBlank();
    }

    /** Says everything but the key. */
    @Override
    public String toString() {
        return "PlaybackProperties[cdnUrl=" + cdnUrl + ", signing=" + signing + ", cookieLife=" + cookieLife + "]";
    }

    /** Who may play. */
    enum Signing {
        /** Who has the video's signed cookies. */
        SIGNED_COOKIES,
        /** Who knows the URL. */
        UNSIGNED
    }
}
