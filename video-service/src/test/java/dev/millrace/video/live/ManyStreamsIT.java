package dev.millrace.video.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.millrace.common.web.StreamCapacity;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** As many streams as an instance takes by default: each gets its events, none keeps much of the heap, one more is refused. */
class ManyStreamsIT {

    private static final Logger log = LoggerFactory.getLogger(ManyStreamsIT.class);

    private static final int STREAMS_PER_OWNER = 10;
    private static final int OWNERS = owners();
    private static final int STREAMS = OWNERS * STREAMS_PER_OWNER;
    private static final int LOOKED_AT = 5;
    private static final int MILLIS = 20_000;

    private static final Map<String, String> SETTINGS =
            Map.of("millrace.live.heartbeat", "15s", "millrace.live.all-streams", String.valueOf(STREAMS));

    @Test
    void theyAreServedInBoundedMemory() throws IOException {
        List<Socket> clients = new ArrayList<>();
        try (RunningService service = RunningService.another(SETTINGS)) {
            List<String> owners = new ArrayList<>();
            long before = heap();
            while (owners.size() < OWNERS) {
                String owner = "one-of-many-" + UUID.randomUUID();
                String token = service.cloud().token(owner);
                for (int stream = 0; stream < STREAMS_PER_OWNER; stream++) {
                    Socket client = open(service, token);
                    clients.add(client);
                    assertThat(readTo(client, ": connected")).startsWith("HTTP/1.1 200");
                }
                owners.add(owner);
            }
            long each = (heap() - before) / STREAMS;
            log.info("{} event streams take {} bytes of the heap each", STREAMS, each);
            assertThat(each).isLessThan(Subscriptions.BYTES_EACH);

            for (int owner = 0; owner < OWNERS; owner += OWNERS / LOOKED_AT) {
                Journey.aVideoOf(service, owners.get(owner)).uploading();
                for (Socket client : clients.subList(owner * STREAMS_PER_OWNER, (owner + 1) * STREAMS_PER_OWNER)) {
                    readTo(client, "\"UPLOADING\"");
                }
            }
            Socket oneTooMany = open(service, service.cloud().token("one-too-many-" + UUID.randomUUID()));
            clients.add(oneTooMany);
            assertThat(readTo(oneTooMany, "\"UNAVAILABLE\"")).startsWith("HTTP/1.1 503");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static Socket open(RunningService service, String token) throws IOException {
        Socket client =
                new Socket(InetAddress.getLoopbackAddress(), service.url().getPort());
        client.setSoTimeout(MILLIS);
        String head =
                "GET /api/videos/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    /** What came until then; fails when the connection ends or is silent before. */
    private static String readTo(Socket client, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] some = new byte[4096];
        while (text.indexOf(end) < 0) {
            int read = client.getInputStream().read(some);
            assertThat(read).as("more after " + text).isPositive();
            text.append(new String(some, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** Of five thousand streams, if this process may have so many descriptors: both ends of each are its own. */
    private static int owners() {
        long descriptors = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getMaxFileDescriptorCount();
        int streams = StreamCapacity.of((int) Math.min(5_000, (descriptors - 1_000) / 2), Subscriptions.BYTES_EACH);
        return streams / STREAMS_PER_OWNER;
    }

    /** Bytes in use that cannot be collected. */
    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
