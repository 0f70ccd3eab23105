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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as the edge sees it.
 *
 * @param method GET, HEAD, …
 * @param url as the client asked, without its query string: what a policy is matched against
 * @param urlWithQuery the same with its query string, less the parameters of a signed URL
 * @param key of the object, decoded; {@code null} where the path names nothing that is ever served
 * @param query its parameters
 * @param cookies by name; of several with one name the first, which is the one with the longest path
 * @param headers all others
 */
record EdgeRequest(
        String method,
        String url,
        String urlWithQuery,
        @Nullable String key,
        Map<String, String> query,
        Map<String, String> cookies,
        Headers headers) {

    /** Outputs and captions only: {@code videos/{id}/hls/…}, {@code …/captions/…}; a source never leaves by this door. */
    private static final Pattern SERVED = Pattern.compile("/(videos/[^/]+/(?:hls|captions)/[^/]+(?:/[^/]+)*)");

    private static final Set<String> SIGNING =
            Set.of("Policy", "Signature", "Key-Pair-Id", "Expires", "Hash-Algorithm");

    static EdgeRequest of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        Headers headers = exchange.getRequestHeaders();
        String host = headers.getFirst("Host");
        String path = uri.getRawPath() == null ? "/" : uri.getRawPath();
        String url = "http://" + (host == null ? "" : host) + path;
        return new EdgeRequest(
                exchange.getRequestMethod(),
                url,
                url + ownQuery(uri.getRawQuery()),
                key(path),
                query(uri.getRawQuery()),
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
        String path = decode(rawPath.replace("+", "%2B"));
        if (path == null || !SERVED.matcher(path).matches()) {
            return null;
        }
        // why: S3 knows no folders, but the folder below this one does; nobody climbs out of his video.
        boolean climbs = Arrays.stream(path.split("/")).anyMatch(step -> step.equals("..") || step.equals("."));
        return climbs || path.indexOf('\\') >= 0 || path.indexOf(0) >= 0 ? null : path.substring(1);
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
