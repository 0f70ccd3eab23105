package dev.millrace.local.cloud.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /token?user=NAME}: a user's token as plain text, for apps under development; only web pages of an allowed origin
 * can read it. {@code &roles=A,B}, {@code &audience=…} and {@code &seconds=…} require {@code Authorization: Bearer} with the
 * secret of the owner-only data folder, as sent by {@code ./millrace token}, which no web page can know.
 */
final class TokenRoute implements HttpHandler {

    private static final Set<String> OF_USERS = Set.of("user");
    private static final Set<String> OF_OWNER = Set.of("user", "roles", "audience", "seconds");

    private final TokenMint mint;
    private final byte[] authorization;
    private final List<String> allowedOrigins;

    TokenRoute(TokenMint mint, String secret, List<String> allowedOrigins) {
        this.mint = mint;
        this.authorization = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
        this.allowedOrigins = List.copyOf(allowedOrigins);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            allowOrigin(exchange);
            if (!exchange.getRequestURI().getRawPath().equals("/token")) {
                Answers.text(exchange, 404, "Not here");
                return;
            }
            if (!exchange.getRequestMethod().equals("GET")) {
                Answers.text(exchange, 405, "Only GET");
                return;
            }
            token(exchange);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange.getRequestURI().getRawQuery());
        String user = asked.get("user");
        if (user == null || user.isBlank() || !OF_OWNER.containsAll(asked.keySet())) {
            Answers.text(exchange, 400, "GET /token?user=NAME");
            return;
        }
        if (!OF_USERS.containsAll(asked.keySet()) && !isOwner(exchange)) {
            Answers.text(exchange, 403, "Only ./millrace token NAME --role ROLE gets a token with roles");
            return;
        }
        try {
            String token = mint.token(
                    user,
                    Arrays.stream(asked.getOrDefault("roles", "").split(","))
                            .filter(role -> !role.isBlank())
                            .toList(),
                    asked.getOrDefault("audience", IdentityProvider.AUDIENCE),
                    life(asked.get("seconds")));
            Answers.text(exchange, 200, token);
        } catch (NumberFormatException e) {
            Answers.text(exchange, 400, "seconds must be a number");
        }
    }

    private boolean isOwner(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        return shown != null && MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8));
    }

    private void allowOrigin(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Vary", "Origin");
        String origin = exchange.getRequestHeaders().getFirst("Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", origin);
        }
    }

    private static Duration life(@Nullable String seconds) {
        return seconds == null ? IdentityProvider.TOKEN_LIFE : Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Empty for a malformed query or a repeated parameter. */
    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        try {
            for (String pair : text == null ? new String[0] : text.split("&")) {
                String[] parts = pair.split("=", 2);
                String value = URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8);
                if (query.put(parts[0], value) != null) {
                    return Map.of();
                }
            }
            return query;
        } catch (IllegalArgumentException notEncoded) {
            return Map.of();
        }
    }
}
