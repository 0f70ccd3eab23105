package dev.millrace.blackbox.security;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A response, or a closed connection.
 *
 * @param status 0 if the connection was closed without a response
 * @param text the response with its head
 */
record Reply(int status, String text) {

    private static final Pattern PROBLEM = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final Pattern STORAGE = Pattern.compile("<Code>(\\w+)</Code>");
    private static final int STATUS_BEGINS = "HTTP/1.1 ".length();

    static Reply of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean answered = text.startsWith("HTTP/1.1 ");
        return new Reply(answered ? Integer.parseInt(text.substring(STATUS_BEGINS, STATUS_BEGINS + 3)) : 0, text);
    }

    /** The code of the problem, or of S3 and CloudFront; empty without one. */
    String code() {
        Matcher problem = PROBLEM.matcher(text);
        if (problem.find()) {
            return problem.group(1);
        }
        Matcher storage = STORAGE.matcher(text);
        return storage.find() ? storage.group(1) : "";
    }

    /** Text for the page. */
    String seen() {
        return status == 0 ? "closed without an answer" : (status + " " + code()).strip();
    }
}
