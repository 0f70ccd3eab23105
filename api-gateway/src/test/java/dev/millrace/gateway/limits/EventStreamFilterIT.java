package dev.millrace.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.gateway.RunningGateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** As many event streams as this gateway takes: none keeps more of the heap than is reckoned, and one more is refused. */
@TestPropertySource(properties = "millrace.limits.event-streams=" + EventStreamFilterIT.STREAMS)
class EventStreamFilterIT extends RunningGateway {

    static final int STREAMS = 500;

    private static final Logger log = LoggerFactory.getLogger(EventStreamFilterIT.class);
    private static final String PATH = "/api/videos/events";
    private static final int STREAMS_PER_OWNER = 10;
    private static final int MILLIS = 20_000;
    private static final StreamService SERVICE = new StreamService();

    private String token = "";
    private int opened;

    @DynamicPropertySource
    static void service(DynamicPropertyRegistry registry) {
        registry.add("millrace.routes.video-service", SERVICE::url);
    }

    @Test
    void theyFitIntoTheirShareOfTheHeap() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            clients.add(open());
            long before = heap();
            while (clients.size() < STREAMS) {
                clients.add(open());
            }
            long each = (heap() - before) / (STREAMS - 1);
            log.info("{} event streams take {} bytes of the gateway's heap each", STREAMS, each);
            assertThat(each).isLessThan(EventStreamFilter.BYTES_EACH);

            HttpResponse<String> refused = send(call(PATH));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(problem(refused).path("code").asString()).isEqualTo("UNAVAILABLE");
            assertThat(refused.headers().firstValue("Retry-After")).contains("15");

            SERVICE.endOne();
            await().atMost(Duration.ofMillis(MILLIS)).until(this::isLetIn);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private boolean isLetIn() throws IOException, InterruptedException {
        var answer = HTTP.send(call(PATH).build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode() == 200;
    }

    private Socket open() throws IOException {
        if (opened++ % STREAMS_PER_OWNER == 0) {
            token = ISSUER.token("one-of-many-" + UUID.randomUUID());
        }
        Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setSoTimeout(MILLIS);
        String head = "GET " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        assertThat(StreamService.readTo(client, ": connected")).startsWith("HTTP/1.1 200");
        return client;
    }

    /** Bytes in use that cannot be collected. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Opens each stream and leaves it open, with next to no memory of its own. */
    private static final class StreamService {

        private static final String OPENED = "HTTP/1.1 200\r\nContent-Type: text/event-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\nd\r\n: connected\n\n\r\n";

        private final BlockingQueue<Socket> open = new LinkedBlockingQueue<>();
        private final ServerSocket server;

        StreamService() {
            try {
                server = new ServerSocket(0, STREAMS, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve, "stream-service");
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getLocalPort();
        }

        private void serve() {
            try {
                while (true) {
                    Socket stream = server.accept();
                    readTo(stream, "\r\n\r\n");
                    stream.getOutputStream().write(OPENED.getBytes(StandardCharsets.US_ASCII));
                    open.add(stream);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void endOne() throws IOException, InterruptedException {
            open.take().close();
        }

        /** What came until then; fails when the connection ends before. */
        static String readTo(Socket socket, String end) throws IOException {
            StringBuilder text = new StringBuilder();
            byte[] some = new byte[4096];
            while (text.indexOf(end) < 0) {
                int read = socket.getInputStream().read(some);
                assertThat(read).as("more after " + text).isPositive();
                text.append(new String(some, 0, read, StandardCharsets.UTF_8));
            }
            return text.toString();
        }
    }
}
