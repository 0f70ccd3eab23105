package dev.millrace.common.streaming.webvtt;

/** A file is no WebVTT that every player shows alike. */
public final class MalformedWebVtt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    /** @param message what to change, without the text of the file */
    MalformedWebVtt(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Where, counted from 1. */
    public int line() {
        return line;
    }

    /** What to change, without the text of the file. */
    public String advice() {
        return String.valueOf(getMessage());
    }
}
