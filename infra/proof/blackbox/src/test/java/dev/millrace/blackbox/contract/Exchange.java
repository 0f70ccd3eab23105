package dev.millrace.blackbox.contract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * A call and what it was answered.
 *
 * @param target as in the request line
 * @param contentType of the answer, or empty
 * @param body of the answer, unpacked
 */
public record Exchange(String method, String target, int status, String contentType, String body) {

    private static final String PROBLEM = "application/problem+json";

    /** The path alone; the target as it is where it is no URI. */
    String path() {
        String plain = target.split("\\?", 2)[0];
        try {
            return new URI(plain).getPath();
        } catch (URISyntaxException e) {
            return plain;
        }
    }

    /** The type without its parameters. */
    String mediaType() {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    boolean isRefusal() {
        return status >= 400;
    }

    boolean isProblem() {
        return mediaType().equals(PROBLEM);
    }

    /** A browser's own question, answered by headers alone. */
    boolean isPreflight() {
        return method.equals("OPTIONS");
    }

    /** Whether no body belongs to it, whatever its headers say. */
    boolean isHeadOnly() {
        return method.equals("HEAD");
    }
}
