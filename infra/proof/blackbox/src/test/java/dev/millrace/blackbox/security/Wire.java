package dev.millrace.blackbox.security;

import dev.millrace.blackbox.contract.Contract;
import dev.millrace.blackbox.suite.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A raw HTTP/1.1 client. Each call comes from its own address where the machine has several, or the rate limit per address
 * would answer instead of the attacked component and affect other tests.
 */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int TOO_MANY = 429;
    private static final boolean HAS_MANY_ADDRESSES =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: *([0-9]{1,9})");
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private final URI server;
    private final @Nullable Contract contract;

    /** For a server without an API document. */
    Wire(URI server) {
        this(server, null);
    }

    private Wire(URI server, @Nullable Contract contract) {
        this.server = server;
        this.contract = contract;
    }

    /** For the gateway, whose responses are checked against its API document. */
    static Wire gateway(Suite suite) {
        return new Wire(suite.gateway(), suite.contract());
    }

    /** Sends the call and reads the complete response, or only the head of an event stream. */
    Reply send(Call call) {
        Reply reply = once(call);
        if (reply.status() != TOO_MANY) {
            return reply;
        }
        return Awaitility.await(call.target())
                .atMost(Duration.ofMinutes(1))
                .until(() -> once(call), later -> later.status() != TOO_MANY);
    }

    /** A connection for arbitrary use by a test. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        if (HAS_MANY_ADDRESSES) {
            int client = CLIENTS.incrementAndGet();
            // why: on Linux, all of 127/8 is this machine
            byte[] address = {127, 77, (byte) (client >> 8), (byte) client};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        }
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        return socket;
    }

    String host() {
        return server.getHost() + ":" + server.getPort();
    }

    private Reply once(Call call) {
        try (Socket socket = connect()) {
            write(call, socket.getOutputStream());
            return read(call, socket.getInputStream());
        } catch (IOException e) {
            throw new AssertionError(call.method() + " " + call.target(), e);
        }
    }

    private void write(Call call, OutputStream out) throws IOException {
        out.write(call.head(host()));
        try {
            out.write(call.body());
        } catch (SocketException e) {
            // why: a server that rejects the head may close before the body arrives; its response can still be read
            return;
        }
        out.flush();
    }

    /** Reads the answer to a call. */
    Reply read(Call call, InputStream in) throws IOException {
        byte[] answer = bytes(in);
        Reply reply = Reply.of(answer);
        if (contract != null && reply.status() != 0) {
            contract.hold(RawAnswer.of(answer).to(call, reply.status()));
        }
        return reply;
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] chunk = new byte[8192];
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                answer.write(chunk, 0, count);
                if (isWhole(answer)) {
                    break;
                }
            }
        } catch (SocketException e) {
            // why: a server that rejects an unread body resets the connection; what it sent before is the response
            return answer.toByteArray();
        }
        return answer.toByteArray();
    }

    /** why: a server that rejects a body keeps the connection open for the rest of it; and an event stream never ends. */
    private static boolean isWhole(ByteArrayOutputStream answer) {
        String text = answer.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = text.substring(0, end);
        Matcher length = LENGTH.matcher(head);
        return head.contains("text/event-stream")
                || text.endsWith("\r\n0\r\n\r\n")
                || (length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1)));
    }
}
