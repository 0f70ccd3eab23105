package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as they stand on the wire, since an HTTP client would not send most of these requests. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:millrace-defaults.yml",
            "spring.application.name=failing",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1",
            "millrace.webhooks.enabled=false",
            "spring.cloud.aws.s3.enabled=false",
            "spring.cloud.aws.sqs.enabled=false",
            "millrace.hosts.allowed=x"
        })
class ErrorPageIT {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @LocalServerPort
    private int port;

    @Test
    void anExceptionInAFilterIsAnInternalProblemOfTheSameTrace() throws IOException {
        Answer answer = send("GET /internal/fails HTTP/1.1\r\nHost: x\r\ntraceparent: 00-" + TRACE_ID
                + "-00f067aa0ba902b7-01\r\nConnection: close\r\n\r\n");

        answer.isProblem(500, "INTERNAL");
        assertThat(answer.body().path("traceId").asString()).isEqualTo(TRACE_ID);
        assertThat(answer.text()).doesNotContain("fails", "secret", "Exception", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE /internal/known HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "POST /internal/known HTTP/1.1, 405, METHOD_NOT_ALLOWED",
        "GET /internal/unknown HTTP/1.1, 404, NOT_FOUND",
        "GET /unknown HTTP/1.1, 401, UNAUTHENTICATED",
        "GET /error HTTP/1.1, 401, UNAUTHENTICATED",
        "GET /internal//known HTTP/1.1, 400, VALIDATION_FAILED",
        "GET /internal/known;a=b HTTP/1.1, 400, VALIDATION_FAILED",
        "NONSENSE /internal/known HTTP/1.1, 400, VALIDATION_FAILED",
        "GET /internal/%zz HTTP/1.1, 400, VALIDATION_FAILED",
        "GET /internal/a|b HTTP/1.1, 400, VALIDATION_FAILED",
        "GET, 400, VALIDATION_FAILED",
    })
    void everyRefusalIsAProblem(String line, int status, String code) throws IOException {
        Answer answer = send(line + "\r\nHost: x\r\nConnection: close\r\n\r\n");

        answer.isProblem(status, code);
        assertThat(answer.body().path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(answer.text()).doesNotContain("unknown", "zz", "a|b", "Exception", "Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/9.9\r\n", "HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n"})
    void unknownHttpFeaturesAreClientErrors(String rest) throws IOException {
        Answer answer = send("GET /internal/known " + rest + "Host: x\r\nConnection: close\r\n\r\n");

        answer.isProblem(400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "x.evil.example", "127.0.0.1:8081"})
    void aForeignNameIsRefused(String host) throws IOException {
        for (String path : List.of("/internal/known", "/openapi.json", "/actuator/prometheus")) {
            send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nX-Forwarded-Host: x\r\nConnection: close\r\n\r\n")
                    .isProblem(400, "VALIDATION_FAILED");
        }
    }

    @Test
    void headersThatAreTooLargeAreAProblemOfTheirOwn() throws IOException {
        send("GET /internal/known HTTP/1.1\r\nHost: x\r\nX-Any: " + "a".repeat(9_000) + "\r\nConnection: close\r\n\r\n")
                .isProblem(431, "HEADERS_TOO_LARGE");
    }

    @Test
    void successIsUnchanged() throws IOException {
        Answer answer = send("GET /internal/known HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.text()).startsWith("HTTP/1.1 200").endsWith("here");
    }

    private Answer send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private record Answer(String text) {

        JsonNode body() {
            return JsonMapper.shared().readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
        }

        void isProblem(int status, String code) {
            assertThat(text).startsWith("HTTP/1.1 " + status).contains("Content-Type: application/problem+json");
            assertThat(body().path("status").asInt()).isEqualTo(status);
            assertThat(body().path("code").asString()).isEqualTo(code);
        }
    }

    @Configuration
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(Known.class)
    static class Service {

        @Bean
        FilterRegistrationBean<Filter> failing() {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                throw new IllegalStateException("secret");
            });
            registration.addUrlPatterns("/internal/fails");
            return registration;
        }
    }

    @RestController
    static class Known {

        @GetMapping("/internal/known")
        String known() {
            return "here";
        }
    }
}
