package dev.millrace.local.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The way of TCP connections from one part of the suite to another, which can be cut, closed, silenced and slowed. Thread-safe.
 */
final class FaultLine implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int BUFFER_BYTES = 16 * 1024;
    /** Slow, but fast enough for a small video in the time that a call has. */
    private static final long SLOW_BYTES_PER_SECOND = 256 * 1024;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    /** What it does with what comes. */
    enum State {
        /** Passes it on. */
        OPEN,
        /** Passes it on at 256 KiB a second. */
        SLOW,
        /** Takes it and keeps it until it is open again. */
        SILENT,
        /** Closes what comes: nobody is there. */
        CLOSED
    }

    private FaultLine(ServerSocket server, int target) {
        this.server = server;
        this.target = target;
    }

    /** Listens on one port of 127.0.0.1 and passes on to another. */
    static FaultLine open(int port, int target) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        FaultLine line = new FaultLine(server, target);
        start("accept-" + port, line::accept);
        return line;
    }

    /** From now on. Closing also cuts. */
    void set(State next) {
        state = next;
        if (next == State.CLOSED) {
            cut();
        }
    }

    /** Resets all connections that there are; new ones may come. */
    void cut() {
        sockets.forEach(FaultLine::reset);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (state == State.CLOSED) {
                    reset(near);
                } else {
                    connect(near);
                }
            } catch (IOException e) {
                // why: closed by close(), or one connection that did not come about; its other end sees that.
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            reset(near);
            return;
        }
        sockets.add(near);
        sockets.add(far);
        start("forth-" + target, () -> pump(near, far));
        start("back-" + target, () -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                hold(count);
                out.write(buffer, 0, count);
            }
        } catch (IOException ended) {
            reset(from);
            reset(to);
        } finally {
            sockets.remove(from);
        }
    }

    private void hold(int bytes) {
        while (state == State.SILENT) {
            LockSupport.parkNanos(20_000_000);
        }
        if (state == State.SLOW) {
            LockSupport.parkNanos(bytes * 1_000_000_000L / SLOW_BYTES_PER_SECOND);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // why: it is closed already, which was wanted.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "fault-line-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        state = State.OPEN;
        server.close();
        cut();
    }
}
