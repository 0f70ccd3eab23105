package dev.millrace.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a storage that lists two objects and removes one: S3 says so with status 200. */
class S3OutputsTest {

    private static final String LISTED = """
            <ListBucketResult><Name>b</Name><IsTruncated>false</IsTruncated>
            <Contents><Key>v/a</Key></Contents><Contents><Key>v/b</Key></Contents></ListBucketResult>""";

    private static final String ONE_REMOVED = """
            <DeleteResult><Error><Key>v/b</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>""";

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private HttpServer storage;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        storage = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storage.createContext("/", exchange -> {
            try (exchange) {
                String method = exchange.getRequestMethod();
                calls.add(method);
                byte[] answer = (method.equals("GET") ? LISTED : ONE_REMOVED).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        storage.start();
        s3 = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + storage.getAddress().getPort()))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        storage.stop(0);
    }

    @Test
    void whatIsNotRemovedIsAFailureThatNamesIt() {
        S3Outputs outputs = new S3Outputs(
                s3,
                new BucketProperties("b", Duration.ofSeconds(5), Duration.ofSeconds(9), 1),
                new PublishProperties(4, Duration.ofMillis(500), PublishProperties.StorageClass.STANDARD));

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> outputs.sweep("v/", key -> true))
                .withMessage("Cannot remove 1 of 2 objects, first v/b: AccessDenied")
                .satisfies(failure -> assertThat(failure.isRetryable()).isTrue());
        assertThat(calls).containsExactly("GET", "POST");
    }
}
