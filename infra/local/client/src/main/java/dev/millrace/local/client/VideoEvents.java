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
 * Says when something has happened to a video, or to any of a user's; what it is now, {@link Api#video} says. Asking only then costs the services
 * less than asking all the time. Thread-safe.
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
            // why: who waits for the next event asks anyway when none comes.
        }
    }

    /** Returns when something has happened since the last call, or nothing has for so long. */
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
