package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.contract.Exchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response. */
public record Answer(String call, int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.shared();

    Answer(String call, int status, HttpHeaders headers, byte[] body) {
        this(call, status, headers, new String(unpacked(headers, body), StandardCharsets.UTF_8));
    }

    /** Decompresses like a browser, since playlists are compressed. */
    static byte[] unpacked(HttpHeaders headers, byte[] body) {
        if (!headers.firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return body;
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The call with this response. */
    Exchange to(String method, String target) {
        return new Exchange(method, target, status, header("Content-Type"), text);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(text);
    }

    /** Text at a path of the body, such as {@code "playback", "streamUrl"}; null when absent or null. */
    public String get(String... path) {
        JsonNode node = json();
        for (String step : path) {
            node = node.path(step);
        }
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    /** First value of a header, or empty. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Fails with call and body in the message unless the status matches. */
    public Answer expect(int expected) {
        assertThat(status).as("%s%n%s", call, text).isEqualTo(expected);
        return this;
    }

    /** Fails unless it is a problem document with this status and code. */
    public Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(header("Content-Type")).as(call).startsWith("application/problem+json");
        assertThat(get("code")).as(text).isEqualTo(code);
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(get("type")).startsWith("urn:millrace:problem:");
        assertThat(get("traceId")).as("traceId in %s", text).matches("[0-9a-f]{32}");
        return this;
    }

    /** Fails unless it is an ILLEGAL_TRANSITION between these statuses. */
    public Answer expectIllegal(String from, String to) {
        expectProblem(409, "ILLEGAL_TRANSITION");
        assertThat(Arrays.asList(get("from"), get("to"))).as(call).containsExactly(from, to);
        return this;
    }
}
