package dev.millrace.worker.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A set of bytes in a file, kept as runs. Used by one thread. */
public final class ByteRanges {

    private final TreeMap<Long, Long> runs = new TreeMap<>();
    private final long nearest;

    /** @param nearest runs that lie no further apart are joined, with the bytes between them; 0 joins only those that touch */
    public ByteRanges(long nearest) {
        this.nearest = nearest;
    }

    /** Adds the bytes up to the one before {@code to}; nothing when there are none. */
    public void add(long from, long to) {
        if (from >= to) {
            return;
        }
        long begin = from;
        long end = to;
        for (Map.Entry<Long, Long> run = runs.floorEntry(to + nearest);
                run != null && run.getValue() + nearest >= from;
                run = runs.floorEntry(to + nearest)) {
            begin = Math.min(begin, run.getKey());
            end = Math.max(end, run.getValue());
            runs.remove(run.getKey());
        }
        runs.put(begin, end);
    }

    /** What of these bytes is not in the set, in ascending order. */
    public List<ByteRange> missing(long from, long to) {
        List<ByteRange> missing = new ArrayList<>();
        Map.Entry<Long, Long> before = runs.floorEntry(from);
        long at = before == null ? from : Math.max(from, before.getValue());
        for (Map.Entry<Long, Long> run : runs.tailMap(from, false).entrySet()) {
            if (run.getKey() >= to) {
                break;
            }
            missing.add(new ByteRange(at, run.getKey()));
            at = run.getValue();
        }
        if (at < to) {
            missing.add(new ByteRange(at, to));
        }
        return missing;
    }

    /** All runs in ascending order. */
    public List<ByteRange> runs() {
        List<ByteRange> all = new ArrayList<>();
        runs.forEach((from, to) -> all.add(new ByteRange(from, to)));
        return all;
    }
}
