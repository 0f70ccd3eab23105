package dev.millrace.gateway.route;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.tomcat.util.http.parser.AcceptEncoding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Compresses responses with a strong entity tag, which Tomcat does not: a strong tag identifies the exact bytes, so the
 * compressed response needs its own (RFC 9110, 8.8.3.3). It is the service's tag with the suffix {@code -gzip}, which is
 * removed before a client's tag reaches the service.
 */
final class GzipEntityTags {

    private static final String GZIP = "gzip";
    private static final String END = "-gzip\"";
    private static final long SMALLEST_BYTES = 1024;

    private GzipEntityTags() {}

    /** Restores the service's form of the tags that a client sends. */
    static void unmark(HttpHeaders call) {
        for (String name : List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH)) {
            List<String> tags = call.getOrEmpty(name);
            if (!tags.isEmpty()) {
                call.put(
                        name, tags.stream().map(each -> each.replace(END, "\"")).toList());
            }
        }
    }

    /**
     * Sets the response headers.
     *
     * @param call headers as the client sent them
     * @return whether the body must be compressed
     */
    static boolean mark(HttpStatusCode status, HttpHeaders call, HttpHeaders answer) {
        String tag = answer.getETag();
        if (tag == null || !tag.startsWith("\"")) {
            return false;
        }
        String marked = tag.substring(0, tag.length() - 1) + END;
        if (status.isSameCodeAs(HttpStatus.NOT_MODIFIED)) {
            answer.setETag(call.getOrEmpty(HttpHeaders.IF_NONE_MATCH).toString().contains(marked) ? marked : tag);
            return false;
        }
        if (!isLargeJson(answer)) {
            return false;
        }
        answer.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!accepts(call.getFirst(HttpHeaders.ACCEPT_ENCODING))) {
            return false;
        }
        answer.setETag(marked);
        answer.set(HttpHeaders.CONTENT_ENCODING, GZIP);
        answer.remove(HttpHeaders.CONTENT_LENGTH);
        return true;
    }

    private static boolean isLargeJson(HttpHeaders answer) {
        long length = answer.getContentLength();
        MediaType type = answer.getContentType();
        return (length < 0 || length >= SMALLEST_BYTES)
                && MediaType.APPLICATION_JSON.isCompatibleWith(type)
                && !answer.containsHeader(HttpHeaders.CONTENT_ENCODING);
    }

    private static boolean accepts(@Nullable String header) {
        if (header == null) {
            return false;
        }
        try {
            return AcceptEncoding.parse(new StringReader(header)).stream()
                    .anyMatch(each -> each.getEncoding().equalsIgnoreCase(GZIP) && each.getQuality() > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
