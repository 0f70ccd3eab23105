package dev.millrace.proof.faults;

import dev.millrace.local.client.Edge;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Plays one video in an endless loop: requests its objects from the edge in turn, with the cookies of the start, even after
 * its deletion. Thread-safe.
 */
final class Viewer implements AutoCloseable {

    /** Within this after its deletion, the edge stops serving a video. */
    static final Duration BOUND = Duration.ofSeconds(30);

    private static final int MOST_OBJECTS = 12;
    private static final long PAUSE_MILLIS = 20;
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Edge edge;
    private final List<URI> objects;
    private final Thread thread;
    private volatile long lastAnswered;
    private final AtomicInteger rounds = new AtomicInteger();

    private Viewer(Edge edge, List<URI> objects) {
        this.edge = edge;
        this.objects = List.copyOf(objects);
        this.lastAnswered = System.nanoTime();
        this.thread = new Thread(this::watch, "viewer");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts watching a READY video; returns once all of it has been fetched.
     *
     * @param folder for the fetched stream, emptied afterwards
     */
    static Viewer of(JsonNode video, Path folder) throws IOException, InterruptedException {
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        Edge edge = Edge.of(video);
        try {
            FetchedStream.fetch(edge, master, folder);
            List<URI> objects = new ArrayList<>(List.of(
                    master, URI.create(video.path("playback").path("posterUrl").asString())));
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .map(file -> master.resolve(
                                folder.relativize(file).toString().replace('\\', '/')))
                        .limit(MOST_OBJECTS)
                        .forEach(objects::add);
            }
            return new Viewer(edge, objects);
        } finally {
            SuiteDirectory.delete(folder);
        }
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (URI object : objects) {
                    long asked = System.nanoTime();
                    if (isAnswered(object)) {
                        lastAnswered = asked;
                    }
                    Thread.sleep(PAUSE_MILLIS);
                }
                rounds.incrementAndGet();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnswered(URI object) throws InterruptedException {
        try {
            return edge.status(object) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Waits until the edge refuses everything, at most until the limit.
     *
     * @param limit of {@link System#nanoTime}
     * @return whether the edge answered a request made after the limit
     */
    boolean isAnsweredAfter(long limit) throws InterruptedException {
        // why two: the current round has already requested some of them
        int twoMore = rounds.get() + 2;
        while (lastAnswered - limit <= 0
                && (rounds.get() < twoMore || System.nanoTime() - lastAnswered < QUIET.toNanos())) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return lastAnswered - limit > 0;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
