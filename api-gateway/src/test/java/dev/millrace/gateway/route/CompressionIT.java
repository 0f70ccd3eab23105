package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.millrace.gateway.FakeService;
import dev.millrace.gateway.RunningGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON over 1 KiB is compressed for clients that accept it, and conditional requests still work. */
class CompressionIT extends RunningGateway {

    private static final String LARGE = "{\"title\":\"" + "a video of a house ".repeat(100) + "\"}";
    private static final String TAG = "\"3-AAAAAAAAAAAAAAAA\"";
    private static final String TAG_OF_GZIP = "\"3-AAAAAAAAAAAAAAAA-gzip\"";

    private final String path = "/api/videos/" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate, GZIP"})
    void isCompressedForThoseWhoAcceptIt(String accepted) throws Exception {
        VIDEO.answer(path, LARGE);

        HttpResponse<byte[]> response = bytes(call(path).header("Accept-Encoding", accepted));

        isGzipOf(response, LARGE);
        assertThat(response.body().length).isLessThan(LARGE.length() / 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "gzip;q=0", "br"})
    void isLeftAloneForOthers(String accepted) throws Exception {
        VIDEO.answer(path, this::tagged);

        HttpResponse<byte[]> response = bytes(call(path).header("Accept-Encoding", accepted));

        assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(response.headers().firstValue("ETag")).contains(TAG);
        variesByEncoding(response);
        assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo(LARGE);
    }

    @Test
    void aSmallAnswerIsLeftAlone() throws Exception {
        VIDEO.answer(path, "{\"title\":\"a house\"}");

        assertThat(bytes(call(path).header("Accept-Encoding", "gzip")).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void aCompressedAnswerHasAStrongTagOfItsOwn() throws Exception {
        VIDEO.answer(path, this::tagged);

        HttpResponse<byte[]> response = bytes(call(path).header("Accept-Encoding", "gzip"));

        isGzipOf(response, LARGE);
        assertThat(response.headers().firstValue("ETag")).contains(TAG_OF_GZIP);
    }

    @Test
    void compressedTagMatchesIfNoneMatch() throws Exception {
        VIDEO.answer(path, this::tagged);

        var same = bytes(call(path).header("Accept-Encoding", "gzip").header("If-None-Match", TAG_OF_GZIP));
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("ETag")).contains(TAG_OF_GZIP);

        var uncompressed = bytes(call(path).header("If-None-Match", TAG));
        assertThat(uncompressed.statusCode()).isEqualTo(304);
        assertThat(uncompressed.headers().firstValue("ETag")).contains(TAG);
    }

    @Test
    void compressedTagMatchesIfMatch() throws Exception {
        VIDEO.answer(path, this::tagged);

        bytes(call(path).header("If-Match", "W/\"1-x-gzip\", " + TAG_OF_GZIP).method("PATCH", json("{}")));

        assertThat(VIDEO.only(path).headers().getFirst("If-Match")).isEqualTo("W/\"1-x\", " + TAG);
    }

    @Test
    void theDocumentIsCompressed() throws Exception {
        byte[] plain = bytes(open("/openapi.json")).body();

        var first = bytes(open("/openapi.json").header("Accept-Encoding", "gzip"));
        isGzipOf(first, new String(plain, StandardCharsets.UTF_8));

        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(bytes(open("/openapi.json").header("Accept-Encoding", "gzip").header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    private void tagged(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("ETag", TAG);
        boolean known = TAG.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        FakeService.send(exchange, known ? 304 : 200, "application/json", known ? "" : LARGE);
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void isGzipOf(HttpResponse<byte[]> response, String body) throws IOException {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        variesByEncoding(response);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(unpacked.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(body);
        }
    }

    private static void variesByEncoding(HttpResponse<?> response) {
        assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("Accept-Encoding");
    }
}
