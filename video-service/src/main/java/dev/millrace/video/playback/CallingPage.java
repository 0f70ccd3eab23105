package dev.millrace.video.playback;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the request at work tells of the web page behind it; outside of a request, what holds for everybody. */
@Component
final class CallingPage {

    private final PlaybackProperties properties;

    CallingPage(PlaybackProperties properties) {
        this.properties = properties;
    }

    /** Base URL of the CDN under the name that has the page's cookies. */
    URI cdnUrl() {
        HttpServletRequest request = request();
        if (!properties.cdnFollowsHost() || request == null) {
            return properties.cdnUrl();
        }
        return UriComponentsBuilder.fromUri(properties.cdnUrl())
                .host(request.getServerName())
                .build()
                .toUri();
    }

    /** Whether a browser says that page and API are of different sites; it says so over https and on this machine only. */
    boolean isOfAnotherSite() {
        HttpServletRequest request = request();
        return request != null && "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes servlet
                ? servlet.getRequest()
                : null;
    }
}
