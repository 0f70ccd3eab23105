package dev.millrace.worker.ffmpeg;

/** Remembers the line that names the cause. Written by one thread, read by another after a join. */
final class FirstError {

    private static final int LONGEST = 500;

    private String firstLine = "";
    private String firstError = "";

    void offer(String line) {
        if (firstLine.isEmpty()) {
            firstLine = shortened(line);
        }
        if (firstError.isEmpty() && isError(line)) {
            firstError = shortened(line);
        }
    }

    /** The first line marked error or fatal, else the first line at all: a program that cannot start marks nothing. */
    String line() {
        return firstError.isEmpty() ? firstLine : firstError;
    }

    private static boolean isError(String line) {
        return line.contains("[error]") || line.contains("[fatal]") || line.contains("[panic]");
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
