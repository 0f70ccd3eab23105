package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unauthenticated;
import dev.millrace.common.problem.Unavailable;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Problem documents byte for byte, from controllers and from filters. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:millrace-defaults.yml",
            "spring.application.name=refusing",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1",
            "millrace.webhooks.enabled=false",
            "spring.cloud.aws.s3.enabled=false",
            "spring.cloud.aws.sqs.enabled=false",
        })
class ProblemBytesIT {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"controller", "filter"})
    void allMembersAreInTheirOrder(String where) throws Exception {
        HttpResponse<String> answer = get("/internal/" + where + "/parts");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:parts-mismatch\","
                        + "\"title\":\"Parts do not match storage\",\"status\":409,\"code\":\"PARTS_MISMATCH\","
                        + "\"detail\":\"Send part 3 again.\",\"missing\":[3],\"different\":[],"
                        + "\"id\":\"00000000-0000-0001-0000-000000000002\",\"inside\":{\"b\":1,\"a\":\"\"},"
                        + "\"nothing\":null,\"traceId\":\"" + TRACE_ID + "\"}");
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"controller", "filter"})
    void noMemberTakesThePlaceOfWhatEveryProblemHas(String where) throws Exception {
        assertThat(get("/internal/" + where + "/liar").body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:stale-version\","
                        + "\"title\":\"The resource has changed\",\"status\":412,\"code\":\"STALE_VERSION\","
                        + "\"detail\":\"Read it again.\",\"traceId\":\"" + TRACE_ID + "\",\"instance\":\"here\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"controller", "filter"})
    void aPauseIsAHeaderInWholeSeconds(String where) throws Exception {
        HttpResponse<String> answer = get("/internal/" + where + "/away");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("2");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:unavailable\",\"title\":\"Temporarily unavailable\","
                        + "\"status\":503,\"code\":\"UNAVAILABLE\",\"detail\":\"The database is unavailable. No data was lost; retry after the time in Retry-After.\",\"traceId\":\""
                        + TRACE_ID
                        + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"controller", "filter"})
    void aMissingCallerIsChallenged(String where) throws Exception {
        HttpResponse<String> answer = get("/internal/" + where + "/nobody");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"millrace\"");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:unauthenticated\","
                        + "\"title\":\"A valid bearer token is required\",\"status\":401,\"code\":\"UNAUTHENTICATED\","
                        + "\"detail\":\"Sign in.\",\"traceId\":\"" + TRACE_ID + "\"}");
    }

    @Test
    void springsRefusalsDoNotContainThePath() throws Exception {
        HttpResponse<String> answer = send(request("/internal/controller/body")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{")));

        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:validation-failed\","
                        + "\"title\":\"The request is not valid\",\"status\":400,\"code\":\"VALIDATION_FAILED\","
                        + "\"detail\":\"See errors for what to change.\","
                        + "\"errors\":[{\"field\":\"body\",\"message\":\"is not valid JSON\"}],\"traceId\":\""
                        + TRACE_ID + "\"}");
    }

    @Test
    void aMethodThatIsNotThereNamesThoseThatAre() throws Exception {
        HttpResponse<String> answer = send(request("/internal/controller/body").GET());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().allValues("Allow")).containsExactly("POST");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"urn:millrace:problem:method-not-allowed\","
                        + "\"title\":\"The method is not allowed here\",\"status\":405,"
                        + "\"code\":\"METHOD_NOT_ALLOWED\",\"detail\":\"Method 'GET' is not supported.\",\"traceId\":\""
                        + TRACE_ID + "\"}");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ProblemException problem(String name) {
        return switch (name) {
            case "parts" -> {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("missing", List.of(3));
                members.put("different", List.of());
                members.put("id", new UUID(1, 2));
                Map<String, Object> inside = new LinkedHashMap<>();
                inside.put("b", 1);
                inside.put("a", "");
                members.put("inside", inside);
                members.put("nothing", null);
                yield new ProblemException(ProblemType.PARTS_MISMATCH, "Send part 3 again.", members);
            }
            case "liar" -> {
                Map<String, Object> members = new LinkedHashMap<>();
                List.of("type", "title", "status", "code", "detail", "traceId")
                        .forEach(member -> members.put(member, "another"));
                members.put("instance", "here");
                yield new ProblemException(ProblemType.STALE_VERSION, "Read it again.", members);
            }
            case "away" -> new Unavailable("The database", Duration.ofMillis(1001));
            case "nobody" -> Unauthenticated.missing("Sign in.");
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Configuration
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    @Import(Refusing.class)
    static class Service {

        @Bean
        FilterRegistrationBean<Filter> refusing(Problems problems) {
            var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
                String path = ((jakarta.servlet.http.HttpServletRequest) request).getRequestURI();
                problems.write((HttpServletResponse) response, problem(path.substring(path.lastIndexOf('/') + 1)));
            });
            registration.addUrlPatterns("/internal/filter/*");
            return registration;
        }
    }

    @RestController
    static class Refusing {

        @GetMapping("/internal/controller/{name:parts|liar|away|nobody}")
        String refused(@PathVariable String name) {
            throw problem(name);
        }

        @PostMapping("/internal/controller/body")
        Map<String, String> read(@RequestBody Map<String, String> body) {
            return body;
        }
    }
}
