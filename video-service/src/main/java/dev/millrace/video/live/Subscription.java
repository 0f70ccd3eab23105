package dev.millrace.video.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It reads events only when the connection takes some, so a slow client holds its place in the table and nothing
 * in memory. Everything is sent under its own monitor, so a client sees events in order and once.
 */
final class Subscription {

    private static final String HEARTBEAT = ": still here\n\n";

    /** why: two sets of clients that replace each other would else do so without a pause. */
    private static final String REPLACED = "retry: 30000\n: a newer stream of yours took the place of this one\n\n";

    private final String ownerId;
    private final @Nullable UUID videoId;
    private final EventFeed feed;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private @Nullable Chunk beginning;
    private @Nullable EventWriter writer;
    private long position;
    private boolean wasStalled;
    private boolean isClosed;

    /**
     * @param videoId the video, or null for all of the owner's
     * @param beginning what is sent first
     */
    Subscription(String ownerId, @Nullable UUID videoId, EventFeed feed, Chunk beginning) {
        this.ownerId = ownerId;
        this.videoId = videoId;
        this.feed = feed;
        this.beginning = beginning;
        this.position = beginning.position();
    }

    String ownerId() {
        return ownerId;
    }

    /** Gives the stream its connection. */
    synchronized void connect(EventWriter connection) {
        writer = connection;
        if (isClosed) {
            connection.close();
        }
    }

    /** Whether this call is the one that must {@link #pump}: many wakes in a row need one. */
    boolean wake() {
        return isWoken.compareAndSet(false, true);
    }

    /**
     * Sends one chunk of what is new, if the connection takes it.
     *
     * @return whether there is more to send
     */
    synchronized boolean pump() throws IOException {
        isWoken.set(false);
        if (writer == null || !writer.isReady()) {
            return false;
        }
        Chunk chunk = beginning == null ? feed.after(ownerId, videoId, position) : beginning;
        boolean hasMore = chunk.hasMore() || beginning != null;
        beginning = null;
        position = chunk.position();
        send(chunk.text());
        if (chunk.isLast()) {
            writer.close();
        }
        return hasMore;
    }

    /** Keeps the connection open; ends it when the client has read nothing since the heartbeat before. */
    synchronized void heartbeat() throws IOException {
        if (writer == null) {
            return;
        }
        boolean isStalled = !writer.isReady();
        if (isStalled && wasStalled) {
            close();
            return;
        }
        wasStalled = isStalled;
        if (!isStalled) {
            send(HEARTBEAT);
        }
    }

    /** Ends the stream in favour of a newer one. */
    synchronized void replace() throws IOException {
        if (writer != null && writer.isReady()) {
            send(REPLACED);
        }
        close();
    }

    synchronized void close() {
        isClosed = true;
        if (writer != null) {
            writer.close();
        }
    }

    private void send(String text) throws IOException {
        if (writer != null && !text.isEmpty()) {
            writer.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
