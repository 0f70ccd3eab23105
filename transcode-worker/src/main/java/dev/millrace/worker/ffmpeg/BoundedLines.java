package dev.millrace.worker.ffmpeg;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/** Reads lines of bounded length: the source decides how much ffmpeg prints about it. */
final class BoundedLines {

    private static final int LONGEST = 1 << 16;

    private BoundedLines() {}

    /** Gives every line to the consumer, cut off where it is too long, until the end of the stream. */
    static void read(Reader reader, Consumer<String> consumer) throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = reader.read()) >= 0) {
            if (next == '\n') {
                consumer.accept(line.toString());
                line.setLength(0);
            } else if (line.length() < LONGEST) {
                line.append((char) next);
            }
        }
        if (!line.isEmpty()) {
            consumer.accept(line.toString());
        }
    }
}
