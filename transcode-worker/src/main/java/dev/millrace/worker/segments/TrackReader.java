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
        Track track = read(folder, 1);
        checkSequence(track.segments(), 0);
        return track;
    }

    /**
     * Reads the part of a stream that lies in a folder.
     *
     * @param firstNumber of its first segment, from 1
     * @throws BrokenSegment like {@link #read(Path)}
     */
    public static Track read(Path folder, int firstNumber) throws IOException {
        try {
            InitSegment init = InitSegment.read(SegmentFiles.init(folder));
            SegmentReader reader = new SegmentReader(init);
            List<Segment> segments = new ArrayList<>();
            for (Path file : segmentFiles(folder, firstNumber)) {
                segments.add(reader.read(file));
            }
            checkSequence(segments, segments.get(0).start());
            return new Track(init, segments);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new BrokenSegment("a box in " + folder.getFileName() + " is shorter than it says");
        }
    }

    /** Reads a folder of sound after joining a last segment that is too short to be worth a request. */
    public static Track readSound(Path folder) throws IOException {
        Track track = read(folder);
        return AudioTail.merge(folder, track) ? read(folder) : track;
    }

    private static List<Path> segmentFiles(Path folder, int firstNumber) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".m4s"))
                    .sorted()
                    .toList();
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).equals(SegmentFiles.of(folder, firstNumber + i))) {
                    throw new BrokenSegment("segment " + (firstNumber + i) + " is missing in " + folder.getFileName());
                }
            }
            if (segments.isEmpty()) {
                throw new BrokenSegment("no segment in " + folder.getFileName());
            }
            return segments;
        }
    }

    /** @throws BrokenSegment when one does not follow the one before, or the first does not begin at that tick */
    static void checkSequence(List<Segment> segments, long begin) {
        long expected = begin;
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
