package dev.millrace.local.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the last lines of a log file of any size. */
public final class LogTail {

    private static final int WINDOW_BYTES = 64 * 1024;

    private LogTail() {}

    /** At most {@code lines} lines from the end; empty if the file does not exist. */
    public static List<String> of(Path log, int lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - WINDOW_BYTES);
            file.seek(start);
            byte[] window = new byte[(int) (file.length() - start)];
            file.readFully(window);
            List<String> all =
                    new String(window, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException none) {
            return List.of();
        }
    }
}
