package dev.millrace.video.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Writes to one client without ever waiting for it, so a client that does not read holds no thread, and no more memory than one
 * chunk: the caller asks {@link #isReady} before each. Thread-safe: the monitor keeps a write and the end of the connection
 * apart, since the container reuses its buffers for another request.
 */
final class EventWriter implements WriteListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(EventWriter.class);

    private final AsyncContext connection;
    private final ServletOutputStream out;
    private final Runnable onReady;
    private final Runnable onEnd;
    private boolean isUnflushed;
    private boolean isEnded;

    private EventWriter(AsyncContext connection, ServletOutputStream out, Runnable onReady, Runnable onEnd) {
        this.connection = connection;
        this.out = out;
        this.onReady = onReady;
        this.onEnd = onEnd;
    }

    /**
     * Answers 200 and keeps the connection.
     *
     * @param life after which the connection ends
     * @param onReady called when more can be written, on a thread of the container
     * @param onEnd called once, when the connection is over
     */
    static EventWriter open(
            HttpServletRequest request, HttpServletResponse response, Duration life, Runnable onReady, Runnable onEnd)
            throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.flushBuffer();
        AsyncContext connection = request.startAsync();
        connection.setTimeout(Math.max(1, life.toMillis()));
        EventWriter writer = new EventWriter(connection, response.getOutputStream(), onReady, onEnd);
        connection.addListener(writer);
        return writer;
    }

    /** Begins: from now on {@code onReady} is called whenever the connection takes more after it took no more. */
    void start() {
        out.setWriteListener(this);
    }

    /** Whether the connection takes a chunk now; if not, {@code onReady} is called as soon as it does. */
    synchronized boolean isReady() throws IOException {
        if (isEnded || !out.isReady()) {
            return false;
        }
        if (!isUnflushed) {
            return true;
        }
        isUnflushed = false;
        out.flush();
        return out.isReady();
    }

    /** Sends a chunk; only after {@link #isReady} said yes, and from one thread at a time. */
    synchronized void write(byte[] chunk) throws IOException {
        if (isEnded) {
            return;
        }
        out.write(chunk);
        isUnflushed = true;
        isReady();
    }

    /** Ends the connection. Repeatable. */
    void close() {
        if (!end()) {
            return;
        }
        try {
            connection.complete();
        } catch (IllegalStateException e) { // why: the container may have ended it in between
            log.debug("A stream had ended already: {}", e.toString());
        }
    }

    private synchronized boolean end() {
        boolean isFirst = !isEnded;
        isEnded = true;
        return isFirst;
    }

    @Override
    public void onWritePossible() {
        onReady.run();
    }

    @Override
    public void onError(Throwable failure) {
        log.debug("A client left its stream: {}", failure.toString());
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
        onEnd.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Never dispatched again.
    }
}
