package dev.millrace.common.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches calls that open an event stream with a ticket instead of a token, since a browser's {@code EventSource} cannot send
 * headers. They need no token; video-service checks the ticket.
 */
public final class TicketRequestMatcher implements RequestMatcher {

    /** The query parameter with the ticket. */
    public static final String PARAMETER = "ticket";

    private static final Pattern PATH = Pattern.compile("/api/videos/(?:[^/]+/)?events");

    @Override
    public boolean matches(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && PATH.matcher(request.getRequestURI()).matches()
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getParameter(PARAMETER) != null;
    }
}
