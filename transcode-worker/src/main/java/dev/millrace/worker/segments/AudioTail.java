package dev.millrace.worker.segments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * ffmpeg may put the last one or two AAC frames (0.02 s) into a segment of their own; a request for so little is a waste, so
 * its fragment is appended to the segment before.
 */
final class AudioTail {

    private static final double SHORT_SECONDS = 0.1;

    private AudioTail() {}

    /** Whether something was merged; the track must be read again then. */
    static boolean merge(Path folder, Track audio) throws IOException {
        List<Segment> segments = audio.segments();
        if (segments.size() < 2) {
            return false;
        }
        Segment last = segments.get(segments.size() - 1);
        if (audio.seconds(last.duration()) >= SHORT_SECONDS) {
            return false;
        }
        Segment before = segments.get(segments.size() - 2);
        try (InputStream in = Files.newInputStream(folder.resolve(last.name()));
                OutputStream out = Files.newOutputStream(folder.resolve(before.name()), StandardOpenOption.APPEND)) {
            in.skipNBytes(last.fragments().get(0).offset());
            in.transferTo(out);
        }
        Files.delete(folder.resolve(last.name()));
        return true;
    }
}
