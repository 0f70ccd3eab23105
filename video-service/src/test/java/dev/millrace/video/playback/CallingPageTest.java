package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class CallingPageTest {

    private static final URI LOCAL = URI.create("http://127.0.0.1:8090");

    @AfterEach
    void end() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void streamHasTheNameThatThePageHasForTheApi() {
        CallingPage page = page(LOCAL, true);

        assertThat(page.cdnUrl()).isEqualTo(LOCAL);
        call("localhost");
        assertThat(page.cdnUrl()).isEqualTo(URI.create("http://localhost:8090"));
        call("127.0.0.1");
        assertThat(page.cdnUrl()).isEqualTo(LOCAL);
    }

    @Test
    void elsewhereTheNameOfTheCdnIsItsOwn() {
        call("api.example.com");

        assertThat(page(URI.create("https://cdn.example.com"), false).cdnUrl())
                .isEqualTo(URI.create("https://cdn.example.com"));
    }

    @Test
    void namesAreNotFollowedOverHttps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> page(URI.create("https://cdn.example.com"), true))
                .withMessageContaining("millrace.playback.cdn-follows-host");
    }

    @Test
    void browserSaysWhetherThePageIsOfAnotherSite() {
        CallingPage page = page(LOCAL, true);

        assertThat(page.isOfAnotherSite()).isFalse();
        call("localhost").addHeader("Sec-Fetch-Site", "same-site");
        assertThat(page.isOfAnotherSite()).isFalse();
        call("127.0.0.1").addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(page.isOfAnotherSite()).isTrue();
    }

    private static MockHttpServletRequest call(String host) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServerName(host);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        return request;
    }

    private static CallingPage page(URI cdn, boolean follows) {
        return new CallingPage(new PlaybackProperties(
                cdn,
                follows,
                PlaybackProperties.Signing.UNSIGNED,
                null,
                null,
                Duration.ofHours(6),
                null,
                null,
                true,
                null));
    }
}
