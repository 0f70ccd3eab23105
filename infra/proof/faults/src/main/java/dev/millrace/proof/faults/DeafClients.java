package dev.millrace.proof.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Clients of one owner that resume their event streams from far back and never read a byte. */
final class DeafClients {

    private static final int STREAMS = 10;
    private static final int BACKLOG = 20_000;
    private static final int RECEIVE_BYTES = 2048;
    private static final int CONNECT_MILLIS = 3_000;
    private static final String STORE = """
            with stored as (
                insert into video.video_events (owner_id, video_id, type, payload, created_at)
                select ?, ?, 'progress', '{"progress":null}', now() from generate_series(1, ?)
                returning id)
            select min(id) from stored
            """;

    private final PortPlan ports;
    private final CloudEndpoints cloud;

    DeafClients(PortPlan ports, CloudEndpoints cloud) {
        this.ports = ports;
        this.cloud = cloud;
    }

    /**
     * Opens the streams and closes them after the given time.
     *
     * @return false when another fault prevents it: no database, or no gateway
     */
    boolean listen(Duration lasts) throws IOException, InterruptedException {
        String owner = "deaf-" + UUID.randomUUID();
        List<Socket> streams = new ArrayList<>();
        try {
            String token = new Tokens(ports).of(owner);
            long first = backlog(owner);
            for (int number = 0; number < STREAMS; number++) {
                streams.add(open(token, first));
            }
            Thread.sleep(lasts.toMillis());
            return true;
        } catch (IOException | SQLException inTheWay) {
            return false;
        } finally {
            close(streams);
        }
    }

    private long backlog(String owner) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(cloud.jdbcUrl(), cloud.jdbcUser(), cloud.jdbcPassword());
                PreparedStatement statement = connection.prepareStatement(STORE)) {
            statement.setString(1, owner);
            statement.setObject(2, UUID.randomUUID());
            statement.setInt(3, BACKLOG);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Socket open(String token, long lastEventId) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.gateway()), CONNECT_MILLIS);
        String head = "GET /api/videos/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
                        .formatted(ports.gateway(), token)
                + "Last-Event-ID: " + lastEventId + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void close(List<Socket> streams) throws IOException {
        for (Socket stream : streams) {
            stream.close();
        }
    }
}
