package dev.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.signal.FakeCloudWatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the gateway sends to CloudWatch, without any other permission in AWS. */
class CloudWatchIT {

    private static final String SERVICE = "api-gateway";

    private final FakeIssuer issuer = new FakeIssuer();
    private final FakeService videos = new FakeService();

    @Test
    void theListedSeriesArriveAndNothingElse() throws Exception {
        videos.answer(
                "/api/videos/other", exchange -> FakeService.send(exchange, 404, "application/problem+json", "{}"));
        try (FakeCloudWatch cloudWatch = new FakeCloudWatch()) {
            try (ConfigurableApplicationContext gateway = gateway()) {
                String port = gateway.getEnvironment().getProperty("local.server.port");
                assertThat(call(port, "/api/videos")).isEqualTo(200);
                assertThat(call(port, "/api/videos/other")).isEqualTo(404);
                assertThat(call(port, "/api/uploads/1")).isEqualTo(503);
            }
            cloudWatch.assertListed(SERVICE);
            assertThat(requests(cloudWatch, "videos", "SUCCESS")).isEqualTo(1);
            assertThat(requests(cloudWatch, "videos", "CLIENT_ERROR")).isEqualTo(1);
            assertThat(requests(cloudWatch, "uploads", "SERVER_ERROR")).isEqualTo(1);
            assertThat(cloudWatch.sum(SERVICE, "gateway.latency.count", "route", "videos"))
                    .isEqualTo(2);
            assertThat(cloudWatch.sum(SERVICE, "refusals.count", "code", "UNAVAILABLE"))
                    .isEqualTo(1);
        }
    }

    private static double requests(FakeCloudWatch cloudWatch, String route, String outcome) {
        return cloudWatch.sum(SERVICE, "gateway.requests.count", "route", route, "outcome", outcome);
    }

    private ConfigurableApplicationContext gateway() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--millrace.drain.time=0s",
                        "--millrace.cloudwatch.namespace=" + FakeCloudWatch.NAMESPACE,
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.url(),
                        "--millrace.routes.video-service=" + videos.url(),
                        "--millrace.routes.upload-service=http://127.0.0.1:1");
    }

    private int call(String port, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + issuer.token("anna"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
