package dev.millrace.proof.bench.api;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A backend that answers each GET with the same few bytes, so that only the gateway before it does any work. */
final class ConstantBackend implements AutoCloseable {

    private static final int QUEUE = 256;
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final String BODY =
            "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"title\":\"Benchmark\",\"status\":\"READY\"}";
    private static final byte[] ANSWER = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ConstantBackend(ServerSocket server) {
        this.server = server;
    }

    /** Starts on a free port. */
    static ConstantBackend start() throws IOException {
        ConstantBackend backend = new ConstantBackend(new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress()));
        inBackground(backend::accept);
        return backend;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                inBackground(() -> serve(socket));
            }
        } catch (IOException closed) {
            // why: that is how it ends
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream calls = new BufferedInputStream(socket.getInputStream());
            while (readHead(calls)) {
                socket.getOutputStream().write(ANSWER);
            }
        } catch (IOException gone) {
            // why: the gateway closes connections as it likes
        } finally {
            open.remove(socket);
        }
    }

    /** Whether there was one before the end of the stream. */
    private static boolean readHead(InputStream calls) throws IOException {
        int matched = 0;
        while (matched < END_OF_HEAD.length) {
            int read = calls.read();
            if (read < 0) {
                return false;
            }
            if (read == END_OF_HEAD[matched]) {
                matched++;
            } else {
                matched = read == END_OF_HEAD[0] ? 1 : 0;
            }
        }
        return true;
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "constant-backend");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
