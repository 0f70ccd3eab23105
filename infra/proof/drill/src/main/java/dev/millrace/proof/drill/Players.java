package dev.millrace.proof.drill;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.Playlist;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays videos in a loop through the edge and counts failures, until closed. */
final class Players implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1000;

    private final Api api;
    private final List<String> videos;
    private final Path scratch;
    private final Thread thread;
    private volatile boolean isOver;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final List<String> failures = new ArrayList<>();

    private Players(Api api, List<String> videos, Path scratch) {
        this.api = api;
        this.videos = List.copyOf(videos);
        this.scratch = scratch;
        this.thread = new Thread(this::watch, "players");
    }

    /** @param scratch folder for fetched streams */
    static Players start(Api api, List<String> videos, Path scratch) {
        Players players = new Players(api, videos, scratch);
        players.thread.setDaemon(true);
        players.thread.start();
        return players;
    }

    int rounds() {
        return rounds.get();
    }

    int files() {
        return files.get();
    }

    List<String> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    private void watch() {
        try {
            while (!isOver) {
                for (String video : videos) {
                    watch(video);
                }
                rounds.incrementAndGet();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(String id) throws InterruptedException {
        try {
            var video = api.video(id);
            Edge edge = Edge.of(video);
            URI master = URI.create(video.path("playback").path("streamUrl").asString());
            for (String media : fetchPlaylist(edge, master).references()) {
                URI playlist = master.resolve(media);
                for (String segment : fetchPlaylist(edge, playlist).references()) {
                    fetch(edge, playlist.resolve(segment));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            synchronized (failures) {
                failures.add(id + ": " + e.getMessage());
            }
        }
    }

    private Playlist fetchPlaylist(Edge edge, URI url) throws IOException, InterruptedException {
        return Playlist.of(Files.readString(fetch(edge, url)));
    }

    private Path fetch(Edge edge, URI url) throws IOException, InterruptedException {
        Path file = scratch.resolve("fetched");
        edge.fetch(url, file);
        files.incrementAndGet();
        return file;
    }

    @Override
    public void close() throws InterruptedException {
        isOver = true;
        thread.join();
    }
}
