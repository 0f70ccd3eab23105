package dev.millrace.worker.segments;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads one stream's folder as ffmpeg left it. */
public final class TrackReader {

    private TrackReader() {}

    /** @throws BrokenSegment when a file is missing, empty or incomplete, or does not follow the one before */
    public static Track read(Path folder) throws IOException {
        try {
            InitSegment init = InitSegment.read(folder.resolve("init.mp4"));
            SegmentReader reader = new SegmentReader(init);
            List<Segment> segments = new ArrayList<>();
            for (Path file : segmentFiles(folder)) {
                segments.add(reader.read(file));
            }
            checkSequence(segments);
            return new Track(init, segments);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new BrokenSegment("a box in " + folder.getFileName() + " is shorter than it says");
        }
    }

    /** Reads a folder of sound after joining a last segment that is too short to be worth a request. */
    public static Track readSound(Path folder) throws IOException {
        Track track = read(folder);
        return AudioTail.merge(track) ? read(folder) : track;
    }

    private static List<Path> segmentFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList();
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).equals(SegmentFiles.of(folder, i + 1))) {
                    throw new BrokenSegment("segment " + (i + 1) + " is missing in " + folder.getFileName());
                }
            }
            if (segments.isEmpty()) {
                throw new BrokenSegment("no segment in " + folder.getFileName());
            }
            return segments;
        }
    }

    private static void checkSequence(List<Segment> segments) {
        long expected = 0;
        for (Segment segment : segments) {
            for (Fragment fragment : segment.fragments()) {
                if (fragment.decodeTime() != expected) {
                    throw new BrokenSegment(
                            segment.name() + " begins at " + fragment.decodeTime() + " and not at " + expected);
                }
                expected = fragment.end();
            }
        }
    }
}
