package dev.millrace.local.cloud.identity;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /token?user=…&roles=a,b&audience=…&seconds=…}: a token as plain text, for the web page of this machine and for
 * tests. Anybody on this machine may ask; a web page of another origin may not read the answer.
 */
final class TokenRoute implements Route {

    // why: a web page whose name was made to point to 127.0.0.1 sends that name as host.
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");

    private final URI issuer;
    private final OAuth2TokenProvider tokens;
    private final List<String> allowedOrigins;

    TokenRoute(URI issuer, OAuth2TokenProvider tokens, List<String> allowedOrigins) {
        this.issuer = issuer;
        this.tokens = tokens;
        this.allowedOrigins = List.copyOf(allowedOrigins);
    }

    @Override
    public boolean match(OAuth2HttpRequest request) {
        return request.getUrl().encodedPath().equals("/token");
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
        HttpUrl url = request.getUrl();
        Headers headers = headers(request.getHeaders().get("Origin"));
        String user = url.queryParameter("user");
        if (!request.getMethod().equals("GET") || !HOSTS.contains(url.host()) || user == null || user.isBlank()) {
            return new OAuth2HttpResponse(headers, 400, "GET /token?user=NAME[&roles=A,B]", null);
        }
        String token = IdentityProvider.mint(
                tokens,
                issuer,
                user,
                list(or(url.queryParameter("roles"), "")),
                or(url.queryParameter("audience"), IdentityProvider.AUDIENCE),
                life(url.queryParameter("seconds")));
        return new OAuth2HttpResponse(headers, 200, token, null);
    }

    private Headers headers(@Nullable String origin) {
        Headers.Builder headers = new Headers.Builder()
                .add("Content-Type", "text/plain; charset=utf-8")
                .add("Cache-Control", "no-store")
                .add("Vary", "Origin");
        if (origin != null && allowedOrigins.contains(origin)) {
            headers.add("Access-Control-Allow-Origin", origin);
        }
        return headers.build();
    }

    private static Duration life(@Nullable String seconds) {
        return seconds == null ? IdentityProvider.TOKEN_LIFE : Duration.ofSeconds(Long.parseLong(seconds));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",")).filter(item -> !item.isBlank()).toList();
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
