package dev.millrace.worker.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/**
 * What both programs may open: one local file, read by a demuxer we know. A playlist disguised as a video would else make
 * ffmpeg read other files or the network.
 */
public final class InputRules {

    private InputRules() {}

    /** Options before the input. */
    public static List<String> options(FfmpegProperties properties) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-format_whitelist",
                String.join(",", properties.formats()),
                "-max_streams",
                Integer.toString(properties.maxStreams()),
                "-max_pixels",
                Integer.toString(properties.maxPixels()));
    }

    /** The input's name: absolute and with its protocol, so that no name can be an option or another protocol. */
    public static String name(Path source) {
        return "file:" + source.toAbsolutePath();
    }
}
