package dev.millrace.local.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.millrace.local.page.PageFiles.PageFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Serves {@code /config.json}, {@code /token?user=}, {@code /metrics.json} and the page's files; nothing may be cached. */
final class PageHandler implements HttpHandler {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern USER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,63}");

    /** why HEAD: by it the app asks whether the network is there. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final String host;
    private final PageSettings settings;
    private final Function<String, String> tokenForUser;
    private final ServiceMetrics metrics;
    private final PageFiles files;

    /** @param uri the page's URL */
    PageHandler(
            URI uri,
            PageSettings settings,
            PageFiles files,
            Function<String, String> tokenForUser,
            ServiceMetrics metrics) {
        this.host = uri.getAuthority();
        this.settings = settings;
        this.files = files;
        this.tokenForUser = tokenForUser;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            guard(exchange.getResponseHeaders());
            if (!host.equals(exchange.getRequestHeaders().getFirst("Host"))) {
                moveToOurHost(exchange);
                return;
            }
            if (!METHODS.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                answer(exchange, 405, TEXT, "Only GET and HEAD".getBytes(StandardCharsets.UTF_8));
                return;
            }
            route(exchange);
        }
    }

    private void guard(Headers headers) {
        headers.set("Content-Security-Policy", settings.contentSecurityPolicy(files.styleSources()));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    /**
     * why: page, API and edge must share one host name, since the playback cookies belong to the API's; and a page under a
     * foreign name must not get a token.
     */
    private void moveToOurHost(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "http://" + host + "/");
        answer(exchange, 307, TEXT, new byte[0]);
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.equals("/config.json")) {
            answer(exchange, 200, JSON, settings.json());
            return;
        }
        if (path.equals("/metrics.json")) {
            answer(exchange, 200, JSON, metrics.json());
            return;
        }
        if (path.equals("/token")) {
            token(exchange);
            return;
        }
        Optional<PageFile> file = files.at(path);
        if (file.isEmpty()) {
            answer(exchange, 404, TEXT, "Not here".getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer(exchange, 200, file.get().type(), file.get().bytes());
    }

    private void token(HttpExchange exchange) throws IOException {
        String user = user(exchange.getRequestURI().getRawQuery());
        if (user == null) {
            String rule = "A name must have 1 to 64 letters, digits or . _ @ - and start with a letter or digit.";
            answer(exchange, 400, TEXT, rule.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Map<String, String> body = Map.of("user", user, "token", Objects.requireNonNull(tokenForUser.apply(user)));
        answer(exchange, 200, JSON, JsonMapper.shared().writeValueAsBytes(body));
    }

    private static @Nullable String user(@Nullable String query) {
        if (query == null || !query.startsWith("user=")) {
            return null;
        }
        try {
            String user = URLDecoder.decode(query.substring("user=".length()), StandardCharsets.UTF_8);
            return USER.matcher(user).matches() ? user : null;
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
