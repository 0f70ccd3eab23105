package dev.millrace.proof.faults.proxy;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy between two processes of the suite. Its connections can be cut, refused, stalled and throttled, and breakpoints
 * wait on it for calls. Thread-safe.
 */
public final class FaultProxy implements AutoCloseable, Breakpoints {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 10_000;
    /** Slow, but fast enough for a small video within a call's timeout. */
    private static final long SLOW_BYTES_PER_SECOND = 256 * 1024;

    private final ServerSocket server;
    private final int target;
    private final boolean isDatabase;
    private final List<Breakpoint> breakpoints = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    /** What it does with traffic. */
    public enum State {
        /** Forwards it. */
        OPEN,
        /** Forwards it at 256 KiB per second. */
        SLOW,
        /** Accepts it and holds it until the proxy is open again. */
        SILENT,
        /** Refuses connections, like a process that is down. */
        CLOSED
    }

    private FaultProxy(ServerSocket server, int target, boolean isDatabase) {
        this.server = server;
        this.target = target;
        this.isDatabase = isDatabase;
    }

    /**
     * Listens on a port of 127.0.0.1 and forwards to another; speaks PostgreSQL's protocol if {@code isDatabase}, otherwise
     * HTTP.
     */
    static FaultProxy open(int port, int target, boolean isDatabase) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        FaultProxy proxy = new FaultProxy(server, target, isDatabase);
        start("accept-" + port, proxy::accept);
        return proxy;
    }

    /** Changes the state. Closing also cuts. */
    public void set(State next) {
        state = next;
        if (next == State.CLOSED) {
            cut();
        }
    }

    /** Resets all connections; new ones are still accepted. */
    public void cut() {
        sockets.forEach(FaultProxy::reset);
    }

    public void arm(Breakpoint breakpoint) {
        breakpoints.add(breakpoint);
    }

    /** Removes all breakpoints. */
    void disarm() {
        breakpoints.clear();
    }

    @Override
    public Optional<Breakpoint> at(Call call, Moment.Side side) {
        return breakpoints.stream()
                .filter(breakpoint -> breakpoint.matches(call, side))
                .findFirst();
    }

    @Override
    public void repeat(byte[] request, Duration later) {
        start("again-" + target, () -> {
            LockSupport.parkNanos(later.toNanos());
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
                socket.setSoTimeout(READ_MILLIS);
                socket.getOutputStream().write(request);
                HttpHead.read(socket.getInputStream());
            } catch (IOException lost) {
                // why: the original sender is responsible for delivery.
            }
        });
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
                // why: closed by close(), or one connection failed, which its other end notices.
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
        try {
            Pipe pipe = pipe(near, far);
            start("forth-" + target, () -> pump(pipe::forth, near, far));
            start("back-" + target, () -> pump(pipe::back, far, near));
        } catch (IOException e) {
            reset(near);
            reset(far);
        }
    }

    private Pipe pipe(Socket near, Socket far) throws IOException {
        OutputStream back = new Held(near.getOutputStream());
        OutputStream forth = new Held(far.getOutputStream());
        return isDatabase
                ? new PostgresPipe(this, near.getInputStream(), back, far.getInputStream(), forth)
                : new HttpPipe(this, near.getInputStream(), back, far.getInputStream(), forth);
    }

    private interface Way {
        void pass() throws IOException;
    }

    private void pump(Way way, Socket from, Socket to) {
        try {
            way.pass();
            to.shutdownOutput();
        } catch (IOException | RuntimeException ended) {
            reset(from);
            reset(to);
        } finally {
            sockets.remove(from);
        }
    }

    /** Forwards according to the proxy's state. */
    private final class Held extends FilterOutputStream {

        Held(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            hold(count);
            out.write(bytes, from, count);
        }

        @Override
        public void write(int one) throws IOException {
            hold(1);
            out.write(one);
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
            // why: it is already closed, as intended.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "fault-proxy-" + name);
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
