package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.video.playback.Playback.Cookie;
import dev.millrace.video.playback.PlaybackProperties.Signing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontCookieSignerTest {

    private static final UUID VIDEO = UUID.fromString("01980000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-01-22T03:00:00Z");

    private static final KeyPair KEYS = RsaKeys.fresh();
    private final CloudFrontCookieSigner signer = new CloudFrontCookieSigner(
            URI.create("https://cdn.example.com"),
            "K123",
            KEYS.getPrivate(),
            Duration.ofHours(6),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void policyOpensWhatPlayersFetchUntilItExpires() throws Exception {
        SignedCookies signed = signer.sign(VIDEO).orElseThrow();
        Map<String, String> cookies = signed.cookies().stream().collect(Collectors.toMap(Cookie::name, Cookie::value));
        String policy = new String(decode(cookies.get("CloudFront-Policy")), StandardCharsets.UTF_8);
        assertThat(policy)
                .contains("\"Resource\":\"https://cdn.example.com/videos/" + VIDEO + "/hls/*\"")
                .contains("\"AWS:EpochTime\":" + NOW.plusSeconds(21600).getEpochSecond());
        assertThat(cookies.get("CloudFront-Key-Pair-Id")).isEqualTo("K123");
        assertThat(signed.expiresAt()).isEqualTo(NOW.plusSeconds(21600));

        Signature verifier = Signature.getInstance("SHA1withRSA");
        verifier.initVerify(KEYS.getPublic());
        verifier.update(policy.getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(decode(cookies.get("CloudFront-Signature")))).isTrue();
    }

    @Test
    void secondAskGetsTheSameCookiesWithoutSigningAgain() {
        assertThat(signer.sign(VIDEO).orElseThrow()).isSameAs(signer.sign(VIDEO).orElseThrow());
    }

    @Test
    void cookiesOutliveALongFilmAndAreSharedByAllWhoWatchIt() {
        Duration film = Duration.ofHours(5);

        SignedCookies glance = signer.sign(VIDEO).orElseThrow();
        SignedCookies watching = signer.sign(VIDEO, film).orElseThrow();

        assertThat(Duration.between(NOW, glance.expiresAt())).isEqualTo(Duration.ofHours(6));
        assertThat(signer.sign(VIDEO, film).orElseThrow()).isSameAs(watching);
        assertThat(signer.sign(VIDEO).orElseThrow()).isSameAs(watching);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT4H", "PT5H", "PT6H", "PT11H", "-PT1H"})
    void cookiesHandedOutForAFilmLastAsLongAsIt(Duration step) {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        Duration film = Duration.ofHours(5);
        CloudFrontCookieSigner stepped = new CloudFrontCookieSigner(
                URI.create("https://cdn.example.com"), "K123", KEYS.getPrivate(), Duration.ofHours(6), clock(now));
        stepped.sign(VIDEO, film);

        now.set(NOW.plus(step));

        Instant expiresAt = stepped.sign(VIDEO, film).orElseThrow().expiresAt();
        assertThat(Duration.between(now.get(), expiresAt)).isBetween(film, film.multipliedBy(2));
    }

    /** The wall clock goes on while a laptop sleeps, and may be set forward and back; the cache sees nothing of that. */
    @ParameterizedTest
    @ValueSource(strings = {"PT4H", "PT7H", "PT12H", "P30D", "-PT1H", "-PT30H"})
    void cookiesHandedOutHaveAtLeastHalfOfTheirLifeAndNeverMoreThanAllOfItAfterAStepOfTheClock(Duration step) {
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        Duration life = Duration.ofHours(6);
        CloudFrontCookieSigner stepped = new CloudFrontCookieSigner(
                URI.create("https://cdn.example.com"), "K123", KEYS.getPrivate(), life, clock(now));
        stepped.sign(VIDEO);

        now.set(NOW.plus(step));

        Duration left =
                Duration.between(now.get(), stepped.sign(VIDEO).orElseThrow().expiresAt());
        assertThat(left).isBetween(life.dividedBy(2), life);
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void missingOrUnreadableKeyStopsTheStartWithoutRepeatingIt() {
        assertThatThrownBy(() -> new PlaybackProperties(
                        URI.create("https://cdn"),
                        false,
                        Signing.SIGNED_COOKIES,
                        "K",
                        " ",
                        Duration.ofHours(1),
                        null,
                        null,
                        true,
                        null))
                .hasMessageContaining("millrace.playback.private-key");
        assertThatThrownBy(() -> PemKey.rsa("c2VjcmV0"))
                .hasMessageContaining("millrace.playback.private-key")
                .hasMessageNotContaining("c2VjcmV0");
    }

    /** CloudFront's alphabet for cookies. */
    private static byte[] decode(String text) {
        return Base64.getDecoder()
                .decode(text.replace('-', '+').replace('_', '=').replace('~', '/'));
    }
}
