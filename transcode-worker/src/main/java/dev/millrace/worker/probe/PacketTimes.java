package dev.millrace.worker.probe;

import java.util.OptionalDouble;
import java.util.PriorityQueue;
import java.util.regex.Pattern;

/**
 * Finds where a track ends, its longest standstill and the usual distance of its packets, from the lines
 * {@code pts_time,dts_time,duration_time} that ffprobe prints of them. AVI and ASF say of a stream how long it is at most
 * roughly, and nothing of what was cut off. Used by one thread.
 */
final class PacketTimes {

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,7}\\.[0-9]{1,9}");

    /** As many as H.264 and HEVC may hold back. */
    private static final int MOST_REORDERED = 16;

    /** why: the sound of an index that lies may have one packet of an hour; a real one has dozens a second. */
    private static final double MOST_SECONDS_OF_A_PACKET = 1;

    private final PriorityQueue<Double> reordered = new PriorityQueue<>();
    private final Distances distances = new Distances();
    private final double packetSeconds;
    private double begin = Double.POSITIVE_INFINITY;
    private double end = Double.NEGATIVE_INFINITY;
    private double endless = Double.NaN;
    private double latest = Double.NaN;
    private double longestGap;
    private double filled;

    /** @param packetSeconds how long a packet lasts that does not say it, where there is no other to see it by */
    PacketTimes(double packetSeconds) {
        this.packetSeconds = packetSeconds;
    }

    /** Takes one line; always an advance. */
    boolean accept(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length >= 3) {
            double time = seconds(fields[0], seconds(fields[1], Double.NaN));
            double lasts = seconds(fields[2], 0);
            longestGap = time - latest > longestGap ? time - latest : longestGap;
            latest = time > latest || Double.isNaN(latest) ? time : latest;
            begin = time < begin ? time : begin;
            end = time + lasts > end ? time + lasts : end;
            endless = lasts == 0 && (time > endless || Double.isNaN(endless)) ? time : endless;
            filled += Math.min(lasts > 0 ? lasts : packetSeconds, MOST_SECONDS_OF_A_PACKET);
            order(time);
        }
        return true;
    }

    /** Seconds on the file's clock; infinite when no packet was seen. */
    double begin() {
        return begin;
    }

    /** Seconds on the file's clock; empty when no packet was seen. */
    OptionalDouble end() {
        return Double.isInfinite(end) ? OptionalDouble.empty() : OptionalDouble.of(lastEnd());
    }

    /** Seconds from one packet to the next, or from the last one to its end. */
    double longestGap() {
        double last = lastEnd() - latest;
        return last > longestGap ? last : longestGap;
    }

    /** Seconds that the packets fill, each of them at most one. */
    double filledSeconds() {
        return filled;
    }

    /** Packets per second while they come; empty when there are fewer than two. */
    OptionalDouble rate() {
        while (!reordered.isEmpty()) {
            distances.next(reordered.remove());
        }
        return distances.rate();
    }

    /** why: the last of three slides stands as long as the others, which only their distances tell. */
    private double lastEnd() {
        if (Double.isNaN(endless)) {
            return end;
        }
        OptionalDouble rate = rate();
        return Math.max(end, endless + (rate.isPresent() ? 1 / rate.getAsDouble() : packetSeconds));
    }

    private void order(double time) {
        if (Double.isNaN(time)) {
            return;
        }
        reordered.add(time);
        if (reordered.size() > MOST_REORDERED) {
            distances.next(reordered.remove());
        }
    }

    private static double seconds(String text, double otherwise) {
        return SECONDS.matcher(text).matches() ? Double.parseDouble(text) : otherwise;
    }
}
