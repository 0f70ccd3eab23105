package dev.millrace.common.signature;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls another Millrace service with a signed JSON body. One attempt per call: connect within 1 s, answer within 8 s; the
 * caller decides whether to retry. Thread-safe.
 */
public final class SignedCalls {

    /** Longest wait for a connection to a service. */
    public static final Duration LONGEST_CONNECT = Duration.ofSeconds(1);

    /**
     * Longest silence of a service: longer than its own waits for a permit, a connection and a lock, so that it answers
     * first.
     */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(8);

    private final RestClient http;
    private final WebhookSignatures signatures;
    private final JsonMapper json;

    /** @param http client with timeouts and without retries of its own */
    public SignedCalls(RestClient http, WebhookSignatures signatures, JsonMapper json) {
        this.http = http;
        this.signatures = signatures;
        this.json = json;
    }

    /**
     * Posts and expects no answer body.
     *
     * @param messageId identity of the fact; a retry sends the same
     * @param body a record, or a String of JSON
     * @throws SignedCallRefused for a 4xx answer
     * @throws org.springframework.web.client.RestClientException for a 5xx response, a timeout or no connection
     */
    public void post(String messageId, URI uri, Object body) {
        request(messageId, uri, body).toBodilessEntity();
    }

    /** Like {@link #post(String, URI, Object)}, with an answer. */
    public <T> T post(String messageId, URI uri, Object body, Class<T> answerType) {
        T answer = request(messageId, uri, body).body(answerType);
        if (answer == null) {
            throw new IllegalStateException("No answer body from " + uri.getPath());
        }
        return answer;
    }

    private RestClient.ResponseSpec request(String messageId, URI uri, Object body) {
        byte[] bytes = json.writeValueAsBytes(body instanceof String text ? json.readTree(text) : body);
        WebhookSignatures.Signed signed = signatures.sign(messageId, bytes);
        return http.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .header(WebhookSignatures.ID_HEADER, signed.id())
                .header(WebhookSignatures.TIMESTAMP_HEADER, signed.timestamp())
                .header(WebhookSignatures.SIGNATURE_HEADER, signed.signature())
                .body(bytes)
                .retrieve()
                .onStatus(HttpStatusCode::is4xxClientError, (request, response) -> {
                    throw refusal(response);
                });
    }

    private SignedCallRefused refusal(ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        try {
            JsonNode problem = json.readTree(response.getBody().readAllBytes());
            return new SignedCallRefused(
                    status, problem.path("code").asString(""), text(problem, "from"), text(problem, "to"));
        } catch (JacksonException e) {
            return new SignedCallRefused(status, "", null, null); // why: a proxy's page instead of a problem document
        }
    }

    private static @Nullable String text(JsonNode problem, String field) {
        return problem.path(field).isString() ? problem.path(field).asString() : null;
    }
}
