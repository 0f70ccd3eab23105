package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.gateway.FakeService;
import dev.millrace.gateway.RunningGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class RoutesIT extends RunningGateway {

    @Autowired
    MeterRegistry meters;

    @ParameterizedTest
    @CsvSource({
        "POST, /api/videos, video",
        "GET, /api/videos/{id}, video",
        "PATCH, /api/videos/{id}, video",
        "DELETE, /api/videos/{id}, video",
        "POST, /api/videos/{id}/retry, video",
        "GET, /api/videos/{id}/captions, video",
        "DELETE, /api/videos/{id}/captions/en, video",
        "GET, /api/videos/{id}/events, video",
        "POST, /api/videos/{id}/uploads, upload",
        "GET, /api/videos/{id}/uploads, upload",
        "POST, /api/uploads, upload",
        "GET, /api/uploads/{id}, upload",
        "GET, /api/uploads/{id}/status, upload",
        "POST, /api/uploads/{id}/parts, upload",
        "POST, /api/webhooks/{id}, video",
    })
    void eachPathGoesToItsService(String method, String pattern, String service) {
        String path = pattern.replace("{id}", UUID.randomUUID().toString()) + "?n=" + UUID.randomUUID();
        FakeService right = service.equals("video") ? VIDEO : UPLOAD;
        FakeService wrong = service.equals("video") ? UPLOAD : VIDEO;

        var response = send(call(path).method(method, json("{\"a\":1}")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(right.only(path).method()).isEqualTo(method);
        assertThat(right.only(path).body()).isEqualTo("{\"a\":1}");
        assertThat(wrong.calls(path)).isEmpty();
    }

    @Test
    void captionsArriveAsTheyWereSent() {
        String path = "/api/videos/" + UUID.randomUUID() + "/captions/sr-Latn?label=Srpski";
        String captions = "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nDobar dan, čitaoče\r\n";

        var response = send(call(path).header("Content-Type", "text/vtt").PUT(BodyPublishers.ofString(captions)));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(VIDEO.only(path).method()).isEqualTo("PUT");
        assertThat(VIDEO.only(path).headers().getFirst("Content-Type")).startsWith("text/vtt");
        assertThat(VIDEO.only(path).body()).isEqualTo(captions);
    }

    @Test
    void queryArrivesAsItWasSent() {
        String path = "/api/videos?cursor=a%2Bb%3D&title=gr%C3%BCn%20%26&empty=";

        send(call(path));

        assertThat(VIDEO.only(path).method()).isEqualTo("GET");
    }

    @Test
    void brokenQueryIsRefused() throws Exception {
        String answer =
                raw("GET /api/videos?limit=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + ISSUER.token("anna") + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("VALIDATION_FAILED");
    }

    @Test
    void headersOfTheCallArriveButNoneThatLie() {
        String path = "/api/videos/" + UUID.randomUUID();

        send(call(path)
                .header("Idempotency-Key", "k1")
                .header("If-Match", "\"3\"")
                .header("X-Forwarded-For", "1.2.3.4")
                .header("X-Forwarded-Host", "evil.example.com")
                .header("X-Forwarded-Prefix", "/evil")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Real-IP", "1.2.3.4")
                .header("webhook-id", "msg_1")
                .header("webhook-signature", "v1,abc")
                .header("Cookie", "a=b")
                .header("TE", "trailers")
                .header("Proxy-Authorization", "Basic x"));

        var headers = VIDEO.only(path).headers();
        assertThat(headers.getFirst("Idempotency-Key")).isEqualTo("k1");
        assertThat(headers.getFirst("If-Match")).isEqualTo("\"3\"");
        assertThat(headers.getFirst("Authorization")).startsWith("Bearer ");
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("127.0.0.1");
        assertThat(headers.getFirst("Host")).isEqualTo(VIDEO.url().substring("http://".length()));
        assertThat(headers.keySet())
                .doesNotContain(
                        "X-forwarded-prefix",
                        "Forwarded",
                        "X-real-ip",
                        "Webhook-id",
                        "Webhook-signature",
                        "Cookie",
                        "Te",
                        "Proxy-authorization");
    }

    @Test
    void webhookHeadersArriveOnWebhooksAndNoTokenIsNeeded() {
        String path = "/api/webhooks/uploads?case=" + UUID.randomUUID();

        send(open(path)
                .header("webhook-id", "msg_7")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,abc")
                .POST(json("{}")));

        assertThat(VIDEO.only(path).headers().getFirst("webhook-signature")).isEqualTo("v1,abc");
    }

    @Test
    void traceAndRequestIdAreMadeWhenTheyAreMissing() {
        String path = "/api/videos/" + UUID.randomUUID();

        var response = send(call(path));

        var headers = VIDEO.only(path).headers();
        assertThat(headers.getFirst("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(headers.getFirst("X-Request-Id"))
                .isNotBlank()
                .isEqualTo(response.headers().firstValue("X-Request-Id").orElseThrow());
    }

    @Test
    void traceAndRequestIdOfTheClientGoOn() {
        String path = "/api/videos/" + UUID.randomUUID();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        send(call(path)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("X-Request-Id", "phone-1"));

        var headers = VIDEO.only(path).headers();
        assertThat(headers.get("traceparent")).singleElement().asString().contains(trace);
        assertThat(headers.getFirst("X-Request-Id")).isEqualTo("phone-1");
    }

    @Test
    void problemsOfAServicePassUnchanged() {
        String path = "/api/videos/" + UUID.randomUUID() + "/retry";
        String document =
                "{\"code\":\"ILLEGAL_TRANSITION\",\"from\":\"READY\",\"to\":\"TRANSCODING\",\"traceId\":\"4bf9\"}";
        VIDEO.answer(path, exchange -> FakeService.send(exchange, 409, "application/problem+json", document));

        var response = send(call(path).POST(json("{}")));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).isEqualTo(document);
    }

    @Test
    void anUnavailableServiceIsNotAskedAgain() {
        String path = "/api/videos/" + UUID.randomUUID();
        VIDEO.answer(path, exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "9");
            FakeService.send(exchange, 503, "application/problem+json", "{\"code\":\"UNAVAILABLE\"}");
        });

        var response = send(call(path));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("9");
        assertThat(VIDEO.calls(path)).hasSize(1);
    }

    @Test
    void answersKeepTheirHeaders() {
        String path = "/api/videos/" + UUID.randomUUID();
        VIDEO.answer(path, exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"3\"");
            exchange.getResponseHeaders().set("Cache-Control", "private, max-age=5");
            exchange.getResponseHeaders().add("Set-Cookie", "CloudFront-Policy=a; Path=/");
            exchange.getResponseHeaders().add("Set-Cookie", "CloudFront-Signature=b; Path=/");
            FakeService.send(exchange, 200, "application/json", "{}");
        });

        var headers = send(call(path)).headers();

        assertThat(headers.allValues("ETag")).containsExactly("\"3\"");
        assertThat(headers.allValues("Cache-Control")).containsExactly("private, max-age=5");
        assertThat(headers.allValues("Set-Cookie")).hasSize(2);
    }

    @Test
    void noAnswerBodyIsNone() {
        String path = "/api/videos/" + UUID.randomUUID();
        VIDEO.answer(path, exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        var response = send(call(path).DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void idsDoNotBecomeTags() {
        String id = UUID.randomUUID().toString();
        send(call("/api/videos/" + id));
        send(call("/api/videos/" + id + "/uploads"));

        // why: a call is counted after its answer is sent
        await().untilAsserted(() -> {
            assertThat(timer("/api/videos/**"))
                    .isNotNull()
                    .satisfies(timer ->
                            assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive());
            assertThat(timer("/api/videos/{id}/uploads")).isNotNull();
        });
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains(id));
    }

    private Timer timer(String uri) {
        return meters.find("http.server.requests").tag("uri", uri).timer();
    }

    @Test
    void unknownPathIsAProblem() {
        var response = send(call("/api/nothing"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(problem(response).path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(problem(response).path("traceId").asString()).hasSize(32);
    }

    @Test
    void emptyPostArrives() {
        String path = "/api/uploads/" + UUID.randomUUID() + "/pause";

        send(call(path).POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(UPLOAD.only(path).method()).isEqualTo("POST");
    }
}
