package dev.millrace.worker.encode;

import dev.millrace.worker.segments.SegmentFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Where ffmpeg's muxer writes: it names the folders of its streams by number, and does not make them. */
final class EncodeFolders {

    private EncodeFolders() {}

    /**
     * Makes the folders as links, so that files come to lie under their label while they are written.
     *
     * @return where ffmpeg runs
     */
    static Path linked(Path working, Path directory, List<String> labels) {
        try {
            Files.createDirectories(working);
            for (int stream = 0; stream < labels.size(); stream++) {
                Path folder = Files.createDirectories(directory.resolve(labels.get(stream)));
                Files.createSymbolicLink(working.resolve(Integer.toString(stream)), folder.toAbsolutePath());
            }
            return working;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the folders, empty, for files whose names are not what they come to be. */
    static void own(Path working, int streams) {
        try {
            FileSystemUtils.deleteRecursively(working);
            for (int stream = 0; stream < streams; stream++) {
                Files.createDirectories(working.resolve(Integer.toString(stream)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves what was written under its label, the segments with so many numbers more. */
    static void moved(Path working, Path directory, List<String> labels, int segmentsBefore) {
        try {
            for (int stream = 0; stream < labels.size(); stream++) {
                Path own = working.resolve(Integer.toString(stream));
                Path folder = Files.createDirectories(directory.resolve(labels.get(stream)));
                if (Files.exists(SegmentFiles.init(own))) {
                    move(SegmentFiles.init(own), SegmentFiles.init(folder));
                }
                for (int number = 1; Files.exists(SegmentFiles.of(own, number)); number++) {
                    move(SegmentFiles.of(own, number), SegmentFiles.of(folder, segmentsBefore + number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
