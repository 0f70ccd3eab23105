package dev.millrace.local.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads lines appended to a log file; starts over when the file was truncated. Not thread-safe. */
public final class LogFollower {

    private static final int MOST_BYTES = 1024 * 1024;

    private final Path log;
    private long position;

    /** Starts at the current end of the file. */
    public LogFollower(Path log) {
        this.log = log;
        this.position = log.toFile().length();
    }

    /** Passes on the complete lines appended since the last call. */
    public void poll(Consumer<String> lines) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < position) {
                position = 0;
            }
            byte[] added = new byte[(int) Math.min(MOST_BYTES, file.length() - position)];
            file.seek(position);
            file.readFully(added);
            whole(added).forEach(lines);
        } catch (IOException notThere) {
            // why: a service that has not started yet has no log.
        }
    }

    private List<String> whole(byte[] added) {
        int end = added.length;
        while (end > 0 && added[end - 1] != '\n') {
            end--;
        }
        position += end;
        return new String(added, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
}
