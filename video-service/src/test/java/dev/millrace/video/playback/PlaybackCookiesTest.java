package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PlaybackCookiesTest {

    private static final UUID VIDEO = UUID.randomUUID();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-22T03:00:00Z"), ZoneOffset.UTC);

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void pageOfTheSameSiteGetsCookiesThatPlainHttpKeeps() {
        call("same-site");

        assertThat(header("http://127.0.0.1:8090"))
                .contains("SameSite=Lax", "HttpOnly")
                .doesNotContain("Secure", "Partitioned");
    }

    @Test
    void pageOfAnotherSiteGetsCookiesThatItsBrowserSendsFromThere() {
        call("cross-site");

        assertThat(header("http://127.0.0.1:8090")).contains("SameSite=None", "Secure", "Partitioned");
        assertThat(header("https://cdn.example.com")).contains("SameSite=None", "Secure", "Partitioned");
    }

    @Test
    void overHttpsTheyAreForPagesOfEverySite() {
        call("same-site");

        assertThat(header("https://cdn.example.com"))
                .contains("SameSite=None", "Secure")
                .doesNotContain("Partitioned");
    }

    private static void call(String site) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Sec-Fetch-Site", site);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static String header(String cdn) {
        PlaybackProperties properties = new PlaybackProperties(
                URI.create(cdn),
                false,
                PlaybackProperties.Signing.UNSIGNED,
                null,
                null,
                Duration.ofHours(6),
                null,
                null,
                true,
                null);
        CookieSigner signer = (id, watching) -> Optional.of(new SignedCookies(
                List.of(new Playback.Cookie("CloudFront-Policy", "p")),
                CLOCK.instant().plusSeconds(60)));
        PlaybackCookies cookies = new PlaybackCookies(properties, new CallingPage(properties), signer, CLOCK);
        Playback playback = new Playback(true, "s", null, null, null, List.of(), CLOCK.instant(), List.of(), List.of());
        return cookies.of(VIDEO, playback).get(0);
    }
}
