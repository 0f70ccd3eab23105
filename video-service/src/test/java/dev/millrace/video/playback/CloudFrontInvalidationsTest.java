package dev.millrace.video.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.TooManyInvalidationsInProgressException;
import tools.jackson.databind.json.JsonMapper;

/** Against a CloudFront that has as many invalidations in progress as it takes. */
class CloudFrontInvalidationsTest {

    private static final String TOO_MANY = """
            <ErrorResponse xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Error><Type>Sender</Type>
            <Code>TooManyInvalidationsInProgress</Code><Message>later</Message></Error></ErrorResponse>""";

    private static final String CREATED = """
            <Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>I1</Id><Status>InProgress</Status>
            <CreateTime>2026-01-01T00:00:00Z</CreateTime></Invalidation>""";

    private static final UUID REFERENCE = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean isBusy;
    private HttpServer cdn;

    @BeforeEach
    void start() throws IOException {
        cdn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cdn.createContext("/2020-05-31/distribution/E1/invalidation", this::answer);
        cdn.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = (isBusy ? TOO_MANY : CREATED).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(isBusy ? 400 : 201, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @AfterEach
    void stop() {
        cdn.stop(0);
    }

    @Test
    void whatIsRefusedForNowIsAskedForAgainAsTheSame() {
        CloudFrontInvalidations invalidations = invalidations(true);
        isBusy = true;
        assertThatExceptionOfType(TooManyInvalidationsInProgressException.class)
                .isThrownBy(() -> invalidations.invalidate("videos/1/", REFERENCE));
        isBusy = false;

        invalidations.invalidate("videos/1/", REFERENCE);

        assertThat(asked)
                .hasSize(2)
                .allMatch(body -> body.contains("<CallerReference>" + REFERENCE + "</CallerReference>"))
                .allMatch(body -> body.contains("<Path>/videos/1/*</Path>"));
    }

    @Test
    void whatIsRemovedCanBeLeftToTheCookiesAndTheOperatorsCommandIsCarriedOut() {
        CloudFrontInvalidations invalidations = invalidations(false);
        invalidations.invalidate("videos/1/", REFERENCE);
        assertThat(asked).isEmpty();

        invalidations.send(
                new OutboxMessage(REFERENCE, CloudFrontInvalidations.KIND, "1", "{\"path\": \"/videos/1/*\"}", null));

        assertThat(asked).singleElement().satisfies(body -> assertThat(body).contains("<Path>/videos/1/*</Path>"));
    }

    private CloudFrontInvalidations invalidations(boolean invalidateRemoved) {
        PlaybackProperties properties = new PlaybackProperties(
                URI.create("https://cdn.example"),
                false,
                PlaybackProperties.Signing.UNSIGNED,
                null,
                null,
                Duration.ofHours(6),
                null,
                "E1",
                invalidateRemoved,
                URI.create("http://127.0.0.1:" + cdn.getAddress().getPort()));
        CloudFrontClient client = new CloudFrontConfiguration()
                .cloudFrontClient(
                        properties, StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
        return new CloudFrontInvalidations(
                properties,
                new StaticListableBeanFactory(Map.of("cloudFront", client)).getBeanProvider(CloudFrontClient.class),
                new Outbox(null, null, null, null, Clock.systemUTC()),
                JsonMapper.builder().build());
    }
}
