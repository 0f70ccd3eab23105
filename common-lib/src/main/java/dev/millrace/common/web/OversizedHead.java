package dev.millrace.common.web;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a request head that is too large from one that is malformed. Tomcat answers 400 to both and only logs the
 * difference, but it stops reading at its limit.
 */
final class OversizedHead {

    private OversizedHead() {}

    /** The problem for a head beyond the connector's limits, or null when the request was rejected for another reason. */
    static @Nullable ProblemException refusal(Request request) {
        if (!(request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http)
                || !(request.getCoyoteRequest().getInputBuffer() instanceof Http11InputBuffer head)) {
            return null;
        }
        int bytes = http.getMaxHttpRequestHeaderSize();
        int count = http.getMaxHeaderCount();
        if (head.getByteBuffer().position() >= bytes) {
            return isUrlLong(request, bytes) ? longUrl(bytes) : largeHeaders(bytes, count);
        }
        return request.getCoyoteRequest().getMimeHeaders().size() >= count ? largeHeaders(bytes, count) : null;
    }

    /** Whether the target alone used most of the buffer. A target that exceeds it is not read at all. */
    private static boolean isUrlLong(Request request, int bytes) {
        MessageBytes path = request.getCoyoteRequest().requestURI();
        return path.isNull()
                || path.getLength() + request.getCoyoteRequest().queryString().getLength() > bytes / 2;
    }

    private static ProblemException longUrl(int bytes) {
        return new ProblemException(
                ProblemType.URL_TOO_LONG,
                "The URL and the headers may have at most " + bytes + " bytes. Send a shorter URL.",
                Map.of("maxBytes", bytes));
    }

    private static ProblemException largeHeaders(int bytes, int count) {
        return new ProblemException(
                ProblemType.HEADERS_TOO_LARGE,
                "The URL and the headers may have at most " + bytes + " bytes, in at most " + count
                        + " headers. Send fewer or shorter ones; cookies are not needed.",
                Map.of("maxBytes", bytes));
    }
}
