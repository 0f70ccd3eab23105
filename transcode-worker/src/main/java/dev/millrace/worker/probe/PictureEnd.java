package dev.millrace.worker.probe;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Finds where the picture ends and its longest standstill, from the lines {@code pts_time,dts_time,duration_time} that ffprobe
 * prints of its packets. AVI and ASF say of a stream how long it is at most roughly, and nothing of what was cut off. Used by
 * one thread.
 */
final class PictureEnd {

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,7}\\.[0-9]{1,9}");

    private static final double SUSPICIOUS_RATE = 10;

    private final double frameSeconds;
    private double end = Double.NEGATIVE_INFINITY;
    private double latest = Double.NaN;
    private double longestGap;

    PictureEnd(Rational frameRate) {
        this.frameSeconds = 1 / frameRate.value();
    }

    /** Whether the container says too little by itself, or so few frames a second that an hour may lie between two of them. */
    static boolean isAsked(SourceFacts facts) {
        String format = facts.file().name();
        return format.equals("avi") || format.equals("asf") || facts.frameRate().value() < SUSPICIOUS_RATE;
    }

    /** Takes one line; always an advance. */
    boolean accept(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length >= 3) {
            double begin = seconds(fields[0], seconds(fields[1], Double.NaN));
            double packetEnd = begin + seconds(fields[2], frameSeconds);
            longestGap = begin - latest > longestGap ? begin - latest : longestGap;
            latest = begin > latest || Double.isNaN(latest) ? begin : latest;
            end = packetEnd > end ? packetEnd : end;
        }
        return true;
    }

    /** Seconds on the file's clock; empty when no packet was seen. */
    OptionalDouble seconds() {
        return Double.isInfinite(end) ? OptionalDouble.empty() : OptionalDouble.of(end);
    }

    /** Seconds from one frame to the next. */
    double longestGap() {
        return longestGap;
    }

    private static double seconds(String text, double otherwise) {
        return SECONDS.matcher(text).matches() ? Double.parseDouble(text) : otherwise;
    }
}
