package dev.millrace.proof.matrix.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A loopback server that hostile files point at. Any connection to it means that an attack succeeded. Thread-safe. */
public final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    private Canary(ServerSocket socket) {
        this.socket = socket;
    }

    public static Canary start() throws IOException {
        Canary canary = new Canary(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread listener = new Thread(canary::listen, "canary");
        listener.setDaemon(true);
        listener.start();
        return canary;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** Number of connections so far. */
    public int calls() {
        return calls.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                calls.incrementAndGet();
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                // why: a caller that disconnects immediately has still called.
                calls.incrementAndGet();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
