package dev.millrace.proof.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.millrace.proof.faults.proxy.Breakpoint.Then;
import dev.millrace.proof.faults.proxy.Moment.Side;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final String CHUNKED =
            "POST /api/webhooks/uploads HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n"
                    + "\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n";

    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private FaultProxy proxy;
    private int port;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        proxy = FaultProxy.open(port, server.getAddress().getPort(), false);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.stop(0);
    }

    @Test
    void anOpenLinePassesOneRequestAfterTheOtherBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(asked(socket, "a")).isEqualTo("1");
            assertThat(asked(socket, "b")).isEqualTo("2");
            socket.getOutputStream().write(CHUNKED.getBytes(StandardCharsets.US_ASCII));
            assertThat(answer(socket)).isEqualTo("3");
            assertThat(asked(socket, "c")).isEqualTo("4");
        }
        assertThat(arrived).containsExactly("a", "b", "hello world", "c");
    }

    @Test
    void aCutResetsWhatThereIsAndLetsNewOnesIn() throws IOException {
        try (Socket socket = connect()) {
            asked(socket, "a");

            proxy.cut();

            assertThatThrownBy(() -> {
                        asked(socket, "b");
                        asked(socket, "c");
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(askedAnew("d")).isNotEmpty();
    }

    @Test
    void closedProxyRefusesConnections() throws IOException {
        proxy.set(FaultProxy.State.CLOSED);

        assertThatThrownBy(() -> askedAnew("a")).isInstanceOf(IOException.class);

        proxy.set(FaultProxy.State.OPEN);
        assertThat(askedAnew("b")).isEqualTo("1");
    }

    @Test
    void aSilentLineKeepsWhatItIsGivenUntilItIsOpen() throws IOException {
        try (Socket socket = connect()) {
            asked(socket, "a");
            proxy.set(FaultProxy.State.SILENT);
            socket.setSoTimeout(200);

            assertThatThrownBy(() -> asked(socket, "b")).isInstanceOf(SocketTimeoutException.class);

            proxy.set(FaultProxy.State.OPEN);
            socket.setSoTimeout(5_000);
            assertThat(answer(socket)).isEqualTo("2");
        }
    }

    @Test
    void beforeItIsPassedOnNothingOfACallHasArrived() throws IOException {
        Breakpoint breakpoint = breakpoint(Side.BEFORE, 2, Then.RESET, Duration.ZERO);

        assertThat(askedAnew("a")).isEqualTo("1");
        assertThat(breakpoint.isHit()).isFalse();
        assertThatThrownBy(() -> askedAnew("b")).isInstanceOf(IOException.class);

        assertThat(breakpoint.isHit()).isTrue();
        assertThat(askedAnew("c")).isEqualTo("2");
        assertThat(arrived).containsExactly("a", "c");
    }

    @Test
    void afterItWasAnsweredOnlyTheAnswerIsLost() {
        breakpoint(Side.AFTER, 1, Then.RESET, Duration.ZERO);

        assertThatThrownBy(() -> askedAnew("a")).isInstanceOf(IOException.class);

        assertThat(arrived).containsExactly("a");
    }

    @Test
    void aCallThatComesAgainArrivesTwiceAndIsAnsweredOnce() throws IOException {
        breakpoint(Side.BEFORE, 1, Then.AGAIN, Duration.ofMillis(500));

        assertThat(askedAnew("a")).isEqualTo("1");

        await().untilAsserted(() -> assertThat(arrived).containsExactly("a", "a"));
    }

    @Test
    void aLateCallIsLostForItsCallerAndIsOvertaken() throws IOException {
        breakpoint(Side.BEFORE, 1, Then.LATE, Duration.ofMillis(500));

        assertThatThrownBy(() -> askedAnew("a")).isInstanceOf(IOException.class);
        askedAnew("b");

        await().untilAsserted(() -> assertThat(arrived).containsExactly("b", "a"));
    }

    @Test
    void falseSuccessIsNotForwardedAndTheConnectionStaysOpen() throws IOException {
        breakpoint(Side.BEFORE, 1, Then.FALSE_SUCCESS, Duration.ZERO);

        try (Socket socket = connect()) {
            assertThat(asked(socket, "a")).contains("<Code>InternalError</Code>");
            assertThat(asked(socket, "b")).isEqualTo("1");
        }
        assertThat(arrived).containsExactly("b");
    }

    @Test
    void answersAreFalseForAsLongAsIsSaid() throws IOException {
        breakpoint(Side.BEFORE, 2, Then.FALSE_SUCCESS, Duration.ofMinutes(1));

        try (Socket socket = connect()) {
            assertThat(asked(socket, "a")).isEqualTo("1");
            assertThat(asked(socket, "b")).contains("<Code>InternalError</Code>");
            assertThat(asked(socket, "c")).contains("<Code>InternalError</Code>");
        }
        assertThat(arrived).containsExactly("a");
    }

    private Breakpoint breakpoint(Side side, int occurrence, Then then, Duration later) {
        Moment moment = new Moment(Link.UPLOAD_AND_VIDEO, Call.UPLOAD_WEBHOOK, side, occurrence);
        Breakpoint breakpoint = new Breakpoint(moment, then, later, () -> {});
        proxy.arm(breakpoint);
        return breakpoint;
    }

    /** Responds with the request's number, in chunks. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrived.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(String.valueOf(arrived.size()).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private String askedAnew(String text) throws IOException {
        try (Socket socket = connect()) {
            return asked(socket, text);
        }
    }

    private static String asked(Socket socket, String text) throws IOException {
        String request = "POST /api/webhooks/uploads HTTP/1.1\r\nHost: here\r\nContent-Length: " + text.length()
                + "\r\n\r\n" + text;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return answer(socket);
    }

    /** @throws IOException also when the proxy closed the connection regularly */
    private static String answer(Socket socket) throws IOException {
        HttpHead head = HttpHead.read(socket.getInputStream());
        if (head == null) {
            throw new EOFException("ended");
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpBody.copy(head, socket.getInputStream(), body, true);
        String text = body.toString(StandardCharsets.US_ASCII);
        return head.isChunked() ? text.split("\r\n")[1] : text;
    }
}
