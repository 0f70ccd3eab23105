package dev.millrace.proof.matrix.check;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A rendition on disk.
 *
 * @param whole initialisation segment and all media segments in one file
 */
record FetchedRendition(MediaFile playlist, Timeline timeline, List<Long> sizes, Path whole) {

    FetchedRendition {
        sizes = List.copyOf(sizes);
    }

    static FetchedRendition read(Path file) throws IOException {
        MediaFile playlist = MediaFile.of(Files.readString(file));
        byte[] init = Files.readAllBytes(file.resolveSibling(playlist.init()));
        List<byte[]> segments = new ArrayList<>();
        for (MediaFile.Segment segment : playlist.segments()) {
            segments.add(Files.readAllBytes(file.resolveSibling(segment.uri())));
        }
        Path whole = file.resolveSibling(file.getFileName() + ".whole.mp4");
        try (OutputStream out = Files.newOutputStream(whole)) {
            out.write(init);
            for (byte[] segment : segments) {
                out.write(segment);
            }
        }
        List<Long> sizes =
                segments.stream().map(segment -> (long) segment.length).toList();
        return new FetchedRendition(playlist, Timeline.of(init, segments), sizes, whole);
    }

    /** Bit rate of the largest segment, without a short last one. */
    double peakBandwidth() {
        double peak = 0;
        for (int i = 0; i < sizes.size(); i++) {
            double seconds = playlist.segments().get(i).seconds();
            if (seconds >= playlist.targetSeconds() / 2.0) {
                peak = Math.max(peak, sizes.get(i) * 8 / seconds);
            }
        }
        return peak;
    }
}
