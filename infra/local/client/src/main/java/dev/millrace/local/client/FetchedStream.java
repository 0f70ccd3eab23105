package dev.millrace.local.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A complete stream, fetched through the edge like a player and stored with the same layout. */
public final class FetchedStream {

    private final Edge edge;
    private final Path directory;
    private final URI base;
    private final Path master;

    private FetchedStream(Edge edge, URI master, Path directory) {
        this.edge = edge;
        this.directory = directory;
        this.base = master.resolve(".");
        this.master = directory.resolve("master.m3u8");
    }

    /** Fetches the master, all playlists and everything they reference. */
    public static FetchedStream fetch(Edge edge, URI master, Path directory) throws IOException, InterruptedException {
        FetchedStream stream = new FetchedStream(edge, master, directory);
        edge.fetch(master, stream.master);
        for (String reference : Playlist.of(Files.readString(stream.master)).references()) {
            stream.fetchPlaylist(master.resolve(reference));
        }
        return stream;
    }

    private void fetchPlaylist(URI url) throws IOException, InterruptedException {
        for (String reference : Playlist.of(Files.readString(fetch(url))).references()) {
            fetch(url.resolve(reference));
        }
    }

    private Path fetch(URI url) throws IOException, InterruptedException {
        Path file =
                directory.resolve(base.relativize(url.normalize()).getPath()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("a playlist names something outside of the stream: " + url);
        }
        if (!Files.exists(file)) {
            edge.fetch(url, file);
        }
        return file;
    }

    /** Text of the master playlist. */
    public String master() throws IOException {
        return Files.readString(master);
    }

    /** Local path of a media playlist, by its URI in the master. */
    public Path rendition(String reference) {
        return directory.resolve(reference).normalize();
    }
}
