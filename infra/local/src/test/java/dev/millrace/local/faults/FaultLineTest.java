package dev.millrace.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultLineTest {

    private ServerSocket echo;
    private FaultLine line;
    private int port;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        line = FaultLine.open(port, echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void anOpenLinePassesBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(askedFor(socket, 'a')).isEqualTo('a');
            assertThat(askedFor(socket, 'b')).isEqualTo('b');
        }
    }

    @Test
    void aCutResetsWhatThereIsAndLetsNewOnesIn() throws IOException {
        try (Socket socket = connect()) {
            askedFor(socket, 'a');

            line.cut();

            assertThatThrownBy(() -> {
                        askedFor(socket, 'b');
                        askedFor(socket, 'c');
                    })
                    .isInstanceOf(IOException.class);
        }
        try (Socket socket = connect()) {
            assertThat(askedFor(socket, 'd')).isEqualTo('d');
        }
    }

    @Test
    void aClosedLineLetsNobodyIn() throws IOException {
        line.set(FaultLine.State.CLOSED);

        assertThatThrownBy(() -> {
                    try (Socket socket = connect()) {
                        askedFor(socket, 'a');
                    }
                })
                .isInstanceOf(IOException.class);
        line.set(FaultLine.State.OPEN);
        try (Socket socket = connect()) {
            assertThat(askedFor(socket, 'b')).isEqualTo('b');
        }
    }

    @Test
    void aSilentLineKeepsWhatItIsGivenUntilItIsOpen() throws IOException {
        try (Socket socket = connect()) {
            askedFor(socket, 'a');
            line.set(FaultLine.State.SILENT);
            socket.setSoTimeout(200);

            assertThatThrownBy(() -> askedFor(socket, 'b')).isInstanceOf(SocketTimeoutException.class);

            line.set(FaultLine.State.OPEN);
            socket.setSoTimeout(5_000);
            assertThat(socket.getInputStream().read()).isEqualTo('b');
        }
    }

    private void serve() {
        while (true) {
            try {
                Socket guest = echo.accept();
                Thread thread = new Thread(() -> {
                    try (guest) {
                        guest.getInputStream().transferTo(guest.getOutputStream());
                    } catch (IOException reset) {
                        // why: that is what is tested.
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        socket.setSoTimeout(5_000);
        return socket;
    }

    /** @throws IOException also when the line has ended the connection in order */
    private static int askedFor(Socket socket, int letter) throws IOException {
        socket.getOutputStream().write(letter);
        int answer = socket.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }
}
