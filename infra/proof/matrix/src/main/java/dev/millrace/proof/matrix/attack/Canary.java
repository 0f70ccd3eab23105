package dev.millrace.proof.matrix.attack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback interface that hostile files point at; whoever connects was led astray. Thread-safe. */
public final class Canary implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger calls = new AtomicInteger();

    private Canary(ServerSocket socket) {
        this.socket = socket;
    }

    /** Listens on a free port. */
    public static Canary start() throws IOException {
        Canary canary = new Canary(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread listener = new Thread(canary::listen, "canary");
        listener.setDaemon(true);
        listener.start();
        return canary;
    }

    /** The address to point at. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** How many connections there were. */
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
                // why: a caller that went away at once has called all the same.
                calls.incrementAndGet();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
