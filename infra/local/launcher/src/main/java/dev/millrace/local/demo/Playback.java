package dev.millrace.local.demo;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.Playlist;
import dev.millrace.local.process.FfmpegRun;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Plays a stream: fetches the master, each media playlist and each segment, then decodes every rendition completely. */
final class Playback {

    private final Edge edge;
    private final FfmpegBinaries ffmpeg;
    private final Path directory;
    private final URI base;
    private int files;
    private long bytes;

    /** @param directory an empty folder for the fetched stream */
    Playback(Edge edge, FfmpegBinaries ffmpeg, Path directory, URI master) {
        this.edge = edge;
        this.ffmpeg = ffmpeg;
        this.directory = directory;
        this.base = master.resolve(".");
    }

    /**
     * The played stream.
     *
     * @param renditions completely decoded media playlists
     * @param files number of fetched files
     * @param bytes their total size
     * @param firstByte time to fetch the master
     */
    record Played(List<String> renditions, int files, long bytes, Duration firstByte) {}

    Played play(URI master) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Playlist list = fetchPlaylist(master);
        final Duration firstByte = Duration.ofNanos(System.nanoTime() - began);
        if (!list.isMaster()) {
            throw new IOException("the stream is not a master playlist");
        }
        List<String> renditions = new ArrayList<>();
        for (String reference : list.references()) {
            URI media = master.resolve(reference);
            fetchMedia(media);
            if (!list.keyFrameReferences().contains(reference)) {
                renditions.add(reference);
            }
        }
        for (String rendition : renditions) {
            decode(fileOf(master.resolve(rendition)));
        }
        return new Played(renditions, files, bytes, firstByte);
    }

    private void fetchMedia(URI media) throws IOException, InterruptedException {
        for (String reference : fetchPlaylist(media).references()) {
            URI segment = media.resolve(reference);
            if (!Files.exists(fileOf(segment))) {
                fetch(segment);
            }
        }
    }

    private Playlist fetchPlaylist(URI url) throws IOException, InterruptedException {
        return Playlist.of(Files.readString(fetch(url)));
    }

    private Path fetch(URI url) throws IOException, InterruptedException {
        Path file = fileOf(url);
        edge.fetch(url, file);
        files++;
        bytes += Files.size(file);
        return file;
    }

    /** Resolves a URL below our folder, whatever the playlist says. */
    private Path fileOf(URI url) throws IOException {
        Path file =
                directory.resolve(base.relativize(url.normalize()).getPath()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("a playlist references a file outside of the stream: " + url);
        }
        return file;
    }

    private void decode(Path playlist) throws IOException, InterruptedException {
        new FfmpegRun(ffmpeg)
                .run(List.of(
                        "-xerror",
                        "-protocol_whitelist",
                        "file",
                        "-allowed_extensions",
                        "ALL",
                        "-i",
                        playlist.toString(),
                        "-f",
                        "null",
                        "-"));
    }
}
