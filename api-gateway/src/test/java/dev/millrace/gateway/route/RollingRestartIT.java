package dev.millrace.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.gateway.FakeIssuer;
import dev.millrace.gateway.FakeService;
import dev.millrace.gateway.GatewayApplication;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of two gateways is stopped while a client posts on a kept connection, as in a rolling restart. */
class RollingRestartIT {

    private static final String PATH = "/api/videos";
    private static final int POSTS_AFTERWARDS = 20;

    private final FakeIssuer issuer = new FakeIssuer();
    private final FakeService service = new FakeService();
    private final AtomicBoolean saidClose = new AtomicBoolean();

    @Test
    void aClientThatHeedsConnectionCloseLosesNoPost() throws IOException {
        try (ConfigurableApplicationContext leaving = gateway();
                ConfigurableApplicationContext staying = gateway();
                // why no retries: what is lost must be seen
                CloseableHttpClient client =
                        HttpClients.custom().disableAutomaticRetries().build()) {
            int posts = 0;
            post(client, leaving);
            posts++;
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(leaving::close);
            while (!saidClose.get()) {
                post(client, leaving);
                posts++;
            }
            while (!stopped.isDone() || posts < POSTS_AFTERWARDS) {
                post(client, staying);
                posts++;
            }

            assertThat(service.calls(PATH)).hasSize(posts);
        }
    }

    private void post(CloseableHttpClient client, ConfigurableApplicationContext gateway) throws IOException {
        HttpPost post = new HttpPost("http://127.0.0.1:" + port(gateway) + PATH);
        post.setHeader("Authorization", "Bearer " + issuer.token("owner"));
        post.setEntity(new StringEntity("{}", ContentType.APPLICATION_JSON));
        client.execute(post, this::expectOk);
    }

    private boolean expectOk(ClassicHttpResponse answer) throws IOException {
        EntityUtils.consume(answer.getEntity());
        assertThat(answer.getCode()).isEqualTo(200);
        if (answer.containsHeader("Connection")
                && answer.getFirstHeader("Connection").getValue().equalsIgnoreCase("close")) {
            saidClose.set(true);
        }
        return true;
    }

    private static String port(ConfigurableApplicationContext gateway) {
        return gateway.getEnvironment().getRequiredProperty("local.server.port");
    }

    private ConfigurableApplicationContext gateway() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--millrace.drain.time=2s",
                        "--millrace.limits.owner-per-second=100000",
                        "--millrace.limits.owner-burst=100000",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.url(),
                        "--millrace.routes.video-service=" + service.url(),
                        "--millrace.routes.upload-service=" + service.url());
    }
}
