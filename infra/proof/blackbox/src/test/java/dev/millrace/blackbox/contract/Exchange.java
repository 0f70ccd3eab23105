package dev.millrace.blackbox.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A call and its response.
 *
 * @param target as in the request line
 * @param contentType of the response, or empty
 * @param body of the response, decompressed
 */
public record Exchange(String method, String target, int status, String contentType, String body) {

    private static final String PROBLEM = "application/problem+json";

    /** The path, or the whole target if it is not a URI. */
    String path() {
        String plain = target.split("\\?", 2)[0];
        try {
            return new URI(plain).getPath();
        } catch (URISyntaxException e) {
            return plain;
        }
    }

    /** The content type without parameters. */
    String mediaType() {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    boolean isRefusal() {
        return status >= 400;
    }

    boolean isProblem() {
        return mediaType().equals(PROBLEM);
    }

    /** A browser's preflight, answered by headers alone. */
    boolean isPreflight() {
        return method.equals("OPTIONS");
    }

    /** Whether the response must not have a body. */
    boolean isHeadOnly() {
        return method.equals("HEAD");
    }
}
