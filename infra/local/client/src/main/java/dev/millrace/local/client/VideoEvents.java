package dev.millrace.local.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Waits for events of one video or of all of a user's videos; {@link Api#video} returns the new state. This costs the
 * services less than polling. Thread-safe.
 */
public final class VideoEvents implements AutoCloseable {

    private final InputStream body;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private VideoEvents(InputStream body) {
        this.body = body;
    }

    static VideoEvents read(InputStream body) {
        VideoEvents events = new VideoEvents(body);
        Thread reader = new Thread(events::read, "video-events");
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    heard.add(line);
                }
            }
        } catch (IOException closed) {
            // why: callers poll anyway when no event comes.
        }
    }

    /** Returns after an event since the last call, or after the given time. */
    public void await(Duration limit) throws InterruptedException {
        if (heard.poll(limit.toMillis(), TimeUnit.MILLISECONDS) != null) {
            heard.clear();
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
