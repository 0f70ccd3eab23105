package dev.millrace.proof.bench.fleet;

/**
 * When a worker worked on what.
 *
 * @param worker number of the worker, from 0
 * @param from seconds since the begin
 * @param to when it was done, or when the worker was killed
 */
record Span(int worker, Piece piece, double from, double to, boolean isDone) {

    double seconds() {
        return to - from;
    }

    /** Seconds of its time between the two moments. */
    double within(double begin, double end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, begin));
    }

    /** Seconds of the video whose picture it made. */
    double pictureSeconds() {
        return piece.pictureSeconds() * Math.min(1, seconds() / piece.seconds());
    }
}
