package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontUrlSignerTest {

    private static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");
    private static final KeyPair KEYS = RsaKeys.fresh();
    private static final String POSTER = "videos/01980000-0000-7000-8000-000000000001/hls/j/1/poster.jpg";
    private static final Pattern EXPIRES = Pattern.compile("Expires=(\\d+)&");

    @Test
    void urlStaysTheSameForHalfItsLife() {
        assertThat(at(NOON)).isEqualTo(at(NOON.plus(Duration.ofMinutes(179))));
        assertThat(at(NOON.plus(Duration.ofHours(3)))).isNotEqualTo(at(NOON));
        assertThat(at(NOON)).startsWith("?").contains("&Key-Pair-Id=K123");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10_799, 10_800, 10_801, 21_599})
    void atLeastHalfOfTheLifeIsLeftAndNeverMoreThanAllOfIt(long seconds) {
        Instant now = NOON.plusSeconds(seconds);
        Matcher expires = EXPIRES.matcher(at(now));
        assertThat(expires.find()).isTrue();
        Duration left = Duration.between(now, Instant.ofEpochSecond(Long.parseLong(expires.group(1))));
        assertThat(left).isBetween(Duration.ofHours(3), Duration.ofHours(6));
    }

    private static String at(Instant now) {
        return new CloudFrontUrlSigner(
                        URI.create("https://cdn.example.com"),
                        "K123",
                        KEYS.getPrivate(),
                        Duration.ofHours(6),
                        Clock.fixed(now, ZoneOffset.UTC))
                .query(POSTER);
    }
}
