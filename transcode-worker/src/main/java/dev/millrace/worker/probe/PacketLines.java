package dev.millrace.worker.probe;

import dev.millrace.worker.probe.SourcePackets.Group;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines {@code pts_time,size,flags} that ffprobe prints of packets, in decoding order, and forgets them at the first
 * sign that the stream is not regular. Used by one thread.
 */
final class PacketLines {

    /** A file's clock may be coarse: 1/600 s is usual. */
    private static final double TOLERANCE_SECONDS = 0.002;

    private static final int MOST_FRAMES = 2_000_000;
    private static final int MOST_GROUPS = 100_000;

    private final double frameRate;
    private final BitSet seen = new BitSet();
    private final List<Group> groups = new ArrayList<>();
    private boolean isRegular = true;
    private int first = -1;
    private int count;
    private long bytes;

    PacketLines(Rational frameRate) {
        this.frameRate = frameRate.value();
    }

    /** Takes one line; always an advance. */
    boolean accept(String line) {
        if (isRegular && !line.isBlank()) {
            isRegular = take(line.split(",", -1));
        }
        return true;
    }

    /** The groups, or empty when frames are missing, doubled, off the grid, or shown before their key frame. */
    Optional<SourcePackets> packets() {
        if (!isRegular || !endGroup(seen.length())) {
            return Optional.empty();
        }
        return Optional.of(new SourcePackets(seen.length(), groups));
    }

    private boolean take(String[] fields) {
        if (fields.length < 3 || !fields[0].matches("[0-9]{1,6}\\.[0-9]{1,9}") || !fields[1].matches("[0-9]{1,9}")) {
            return false;
        }
        double seconds = Double.parseDouble(fields[0]);
        int frame = (int) Math.round(seconds * frameRate);
        boolean isOnGrid = Math.abs(frame / frameRate - seconds) <= TOLERANCE_SECONDS;
        boolean isShown = !fields[2].contains("D") && !fields[2].contains("C");
        if (!isOnGrid || !isShown || frame > MOST_FRAMES || seen.get(frame)) {
            return false;
        }
        if (fields[2].startsWith("K") && !beginGroup(frame)) {
            return false;
        }
        seen.set(frame);
        count++;
        bytes += Long.parseLong(fields[1]);
        return frame >= first && first >= 0;
    }

    private boolean beginGroup(int frame) {
        boolean isInOrder = first < 0 ? frame == 0 : endGroup(frame);
        first = frame;
        count = 0;
        bytes = 0;
        return isInOrder && groups.size() < MOST_GROUPS;
    }

    /** A group is closed when its frames are exactly those from its key frame to the next. */
    private boolean endGroup(int next) {
        if (first < 0 || count != next - first) {
            return false;
        }
        groups.add(new Group(first, count, bytes));
        return true;
    }
}
