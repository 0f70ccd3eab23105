package dev.millrace.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** The address of a server that refuses connections until it is opened. */
final class LateServer implements AutoCloseable {

    private final URI real;
    private final int port;
    private ServerSocket entrance;

    private LateServer(URI real, int port) {
        this.real = real;
        this.port = port;
    }

    static LateServer before(URI real) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new LateServer(real, free.getLocalPort());
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void open() throws IOException {
        entrance = new ServerSocket();
        entrance.setReuseAddress(true);
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start(this::admit);
    }

    private void admit() {
        while (true) {
            try {
                Socket guest = entrance.accept();
                Socket host = new Socket(real.getHost(), real.getPort());
                start(() -> pass(guest, host));
                start(() -> pass(host, guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // why: either end may end it at any time.
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "late-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        if (entrance != null) {
            entrance.close();
        }
    }
}
