package dev.millrace.gateway.limits;

import dev.millrace.common.web.Problems;
import dev.millrace.common.web.StreamCapacity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds the event streams of this instance: each occupies memory, and a connection to its service, for as long as it is open. */
@Component
@Order(BodyLimitFilter.BEHIND_SECURITY)
final class EventStreamFilter extends OncePerRequestFilter {

    /** Of the heap, at most, for one stream: buffers of Tomcat and of the client, and the stack of the thread that passes it on. */
    static final long BYTES_EACH = 192 * 1024;

    private final Semaphore permits;
    private final Problems problems;

    EventStreamFilter(LimitProperties properties, Problems problems) {
        this.permits = new Semaphore(StreamCapacity.of(properties.eventStreams(), BYTES_EACH));
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/videos/") || !path.endsWith("/events");
    }

    // why: the chain returns when the stream ends, since the gateway passes it on in the thread of its request
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!permits.tryAcquire()) {
            problems.write(response, StreamCapacity.full());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release();
        }
    }
}
