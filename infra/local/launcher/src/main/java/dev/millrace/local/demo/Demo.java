package dev.millrace.local.demo;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Api;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.MediaType;
import dev.millrace.local.client.Upload;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Uploads a video and plays it, printing each step. */
public final class Demo {

    private static final String CANNOT_PLAY = "the edge served the stream without cookies";

    private final Api api;
    private final FfmpegBinaries ffmpeg;
    private final Terminal terminal;
    private final Timings timings = new Timings();

    /** @param token the user's access token */
    public Demo(URI gateway, String token, FfmpegBinaries ffmpeg, Terminal terminal) {
        this.api = new Api(gateway, token);
        this.ffmpeg = ffmpeg;
        this.terminal = terminal;
    }

    /** The sample clip, generated on first use and kept in {@code directory}. */
    public Path sample(Path directory) throws IOException, InterruptedException {
        terminal.progress("  generating a sample clip with picture and sound");
        Path clip = new SampleClip(ffmpeg).in(directory);
        timings.lap("sample");
        return clip;
    }

    /**
     * Plays an uploaded video as soon as it is READY; returns after every rendition has been decoded completely.
     *
     * @param scratch a folder for the fetched stream
     */
    public void play(String videoId, Path scratch) throws IOException, InterruptedException {
        Transcoding transcoding = new Transcoding(api, terminal, timings);
        JsonNode video = transcoding.awaitReady(videoId);
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        Edge edge = Edge.of(video);
        refuseStrangers(edge, master);
        transcoding.awaitComplete(videoId);
        terminal.progress("  playing");
        Playback.Played played = new Playback(edge, ffmpeg, scratch, master).play(master);
        timings.lap("play");
        timings.note("first byte", played.firstByte());
        terminal.line("  played     " + played.renditions().size() + " renditions from first to last frame ("
                + played.files() + " files, " + Words.size(played.bytes()) + "); without cookies the edge refuses");
        terminal.line();
        terminal.line("  stream     " + terminal.bold(master.toString()));
    }

    /** Duration of each phase, for the summary. */
    public String timings() {
        return timings.toString();
    }

    /**
     * Uploads a file.
     *
     * @return the video's id
     */
    public String upload(Path file) throws IOException, InterruptedException {
        String mime = MediaType.of(file);
        String name = file.getFileName().toString();
        terminal.line("  video      " + name + ", " + Words.size(Files.size(file)));
        Upload.Completed upload = new Upload(api, this::show).upload(file, mime, "Demo of " + name);
        Duration took = timings.lap("upload");
        terminal.line("  uploaded   " + upload.parts() + " parts straight to storage in " + Words.time(took));
        return upload.videoId();
    }

    private void show(long sent, long size) {
        int percent = (int) (sent * 100 / size);
        String text = "  upload     " + Words.bar(percent) + "  " + Words.size(sent) + " of " + Words.size(size);
        terminal.progress(text, percent == 100);
    }

    private static void refuseStrangers(Edge edge, URI master) throws IOException, InterruptedException {
        if (edge.isSigned() && edge.statusWithoutCookies(master) == 200) {
            throw new IOException(CANNOT_PLAY);
        }
    }
}
