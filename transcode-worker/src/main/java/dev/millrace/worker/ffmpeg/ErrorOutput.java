package dev.millrace.worker.ffmpeg;

import dev.millrace.worker.outcome.OperatorText;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keeps the line that names the cause and the last lines, scrubbed, however much a program says. Thread-safe. */
final class ErrorOutput {

    private static final int MOST_LINES = 40;
    private static final int MOST_CHARACTERS = 4096;
    private static final int LONGEST_LINE = 500;
    /** glibc's remark about the empty stand-in libraries. */
    private static final String LOADER_REMARK = "no version information available";

    private static final String PICTURE = "[vist#";
    private static final String UNDECODABLE = "Error submitting packet to decoder";

    private final Deque<String> last = new ArrayDeque<>();
    private int characters;
    private String firstLine = "";
    private String firstError = "";
    private int undecodablePictures;

    synchronized void offer(String said) {
        if (said.isBlank() || said.contains(LOADER_REMARK)) {
            return;
        }
        String line = OperatorText.line(said.length() <= LONGEST_LINE ? said : said.substring(0, LONGEST_LINE));
        if (firstLine.isEmpty()) {
            firstLine = line;
        }
        if (firstError.isEmpty() && isError(line)) {
            firstError = line;
        }
        if (line.startsWith(PICTURE) && line.contains(UNDECODABLE)) {
            undecodablePictures++;
        }
        keep(line);
    }

    /** Lines that say of a packet of the picture that it was no use; all of them only where lines are repeated. */
    synchronized int undecodablePictures() {
        return undecodablePictures;
    }

    /** The first line marked error or fatal, else the first line at all: a program that cannot start marks nothing. */
    synchronized String firstError() {
        return firstError.isEmpty() ? firstLine : firstError;
    }

    /** The first error, then the last lines, at most 40 lines and 4096 characters. */
    synchronized String tail() {
        String first = firstError();
        StringBuilder tail = new StringBuilder(first);
        Deque<String> rest = new ArrayDeque<>(last);
        rest.removeFirstOccurrence(first);
        while (rest.size() >= MOST_LINES || length(rest) + first.length() > MOST_CHARACTERS) {
            rest.removeFirst();
        }
        rest.forEach(line -> tail.append('\n').append(line));
        return tail.toString();
    }

    private void keep(String line) {
        last.addLast(line);
        characters += line.length() + 1;
        while (last.size() > MOST_LINES || characters > MOST_CHARACTERS) {
            characters -= last.removeFirst().length() + 1;
        }
    }

    private static int length(Deque<String> lines) {
        return lines.stream().mapToInt(line -> line.length() + 1).sum();
    }

    private static boolean isError(String line) {
        return line.contains("[error]") || line.contains("[fatal]") || line.contains("[panic]");
    }
}
