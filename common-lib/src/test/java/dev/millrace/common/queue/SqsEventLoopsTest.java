package dev.millrace.common.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

class SqsEventLoopsTest {

    private HttpServer server;

    @BeforeEach
    void answer() throws Exception {
        byte[] found = "{\"QueueUrl\":\"http://queue\"}".getBytes(StandardCharsets.US_ASCII);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
                exchange.sendResponseHeaders(200, found.length);
                exchange.getResponseBody().write(found);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void outliveTheClientAndEndWhenTheyAreClosed() {
        SqsEventLoops loops = new SqsEventLoops();
        SqsAsyncClient client = client(loops);
        assertThat(client.getQueueUrl(queue -> queue.queueName("jobs")).join().queueUrl())
                .isEqualTo("http://queue");
        List<Thread> threads = threads();
        assertThat(threads).isNotEmpty();

        client.close();
        assertThat(threads).as("after the client").allMatch(Thread::isAlive);

        loops.close();
        await().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }

    private SqsAsyncClient client(SqsEventLoops loops) {
        SqsAsyncClientBuilder client = SqsAsyncClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create());
        SqsClients.bounded(Duration.ofSeconds(30), loops).customize(client);
        return client.build();
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("aws-java-sdk-NettyEventLoop"))
                .toList();
    }
}
