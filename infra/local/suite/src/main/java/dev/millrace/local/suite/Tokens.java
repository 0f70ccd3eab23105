package dev.millrace.local.suite;

import dev.millrace.local.cloud.TokenSecret;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Requests access tokens from a running suite's identity provider. */
public final class Tokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final PortPlan ports;

    /** @param ports ports of the running suite */
    public Tokens(PortPlan ports) {
        this.ports = ports;
    }

    /** A token for a user without roles. */
    public String of(String user) throws IOException, InterruptedException {
        return ask(request("/token?user=" + encoded(user)));
    }

    /**
     * A token for a user with these roles.
     *
     * @param secret of the cloud, see {@link TokenSecret}
     */
    public String of(String user, List<String> roles, String secret) throws IOException, InterruptedException {
        return ask(request("/token?user=" + encoded(user) + "&roles=" + encoded(String.join(",", roles)))
                .header("Authorization", "Bearer " + secret));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(PortPlan.local(ports.identity()).resolve(path))
                .timeout(TIMEOUT);
    }

    private String ask(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("the identity provider answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
