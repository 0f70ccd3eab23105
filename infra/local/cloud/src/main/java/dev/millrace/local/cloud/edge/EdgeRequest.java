package dev.millrace.local.cloud.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as the edge sees it, after {@link WellFormed} accepted it.
 *
 * @param method GET, HEAD, …
 * @param url under the edge's base URL, without the parameters of a signed URL; policies are matched against it
 * @param key of the object; {@code null} for a path that is never served
 * @param query query parameters
 * @param cookies by name; of several with one name the first, which has the longest path
 * @param headers all others
 */
record EdgeRequest(
        String method,
        String url,
        @Nullable String key,
        Map<String, String> query,
        Map<String, String> cookies,
        Headers headers) {

    /**
     * Paths that players fetch: {@code videos/{id}/hls/…}, as in the distribution's behaviour; never a source. Our keys need
     * no escapes, so a path with an escape is never served.
     */
    private static final Pattern SERVED =
            Pattern.compile("/(videos/[0-9a-f-]{36}/hls(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._-]+)+)");

    private static final Set<String> SIGNING =
            Set.of("Policy", "Signature", "Key-Pair-Id", "Expires", "Hash-Algorithm");

    /**
     * Parses a request.
     *
     * @param base the edge's own base URL. why: clients control the {@code Host} header.
     */
    static EdgeRequest of(HttpExchange exchange, URI base) {
        Headers headers = exchange.getRequestHeaders();
        // why not the parsed path: in "//host/path" a URI takes the first path segment for a host
        String[] target = exchange.getRequestURI().toString().split("\\?", 2);
        String query = target.length == 1 ? null : target[1];
        return new EdgeRequest(
                exchange.getRequestMethod(),
                base + target[0] + ownQuery(query),
                key(target[0]),
                query(query),
                cookies(headers.get("Cookie")),
                headers);
    }

    @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    private static @Nullable String key(String rawPath) {
        Matcher served = SERVED.matcher(rawPath);
        return served.matches() ? served.group(1) : null;
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (value != null) {
                query.putIfAbsent(equals < 0 ? pair : pair.substring(0, equals), value);
            }
        }
        return query;
    }

    private static String ownQuery(@Nullable String text) {
        String own = Arrays.stream((text == null ? "" : text).split("&"))
                .filter(pair -> !pair.isEmpty() && !SIGNING.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return own.isEmpty() ? "" : "?" + own;
    }

    private static Map<String, String> cookies(@Nullable List<String> lines) {
        Map<String, String> cookies = new HashMap<>();
        for (String line : lines == null ? List.<String>of() : lines) {
            for (String pair : line.split(";")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    cookies.putIfAbsent(
                            pair.substring(0, equals).trim(),
                            pair.substring(equals + 1).trim());
                }
            }
        }
        return cookies;
    }

    private static @Nullable String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
