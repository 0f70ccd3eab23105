package dev.millrace.worker.packaging;

import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.List;

/** Writes the lengths of a track's segments, equal neighbours as one line. Pure. */
final class SegmentTimeline {

    private SegmentTimeline() {}

    static StringBuilder of(Track track) {
        StringBuilder text = new StringBuilder();
        List<Long> lengths = track.segments().stream().map(Segment::duration).toList();
        for (int i = 0; i < lengths.size(); ) {
            int next = i + 1;
            while (next < lengths.size() && lengths.get(next).equals(lengths.get(i))) {
                next++;
            }
            text.append("            <S%s d=\"%d\"".formatted(i == 0 ? " t=\"0\"" : "", lengths.get(i)))
                    .append(next - i > 1 ? " r=\"%d\"/>\n".formatted(next - i - 1) : "/>\n");
            i = next;
        }
        return text;
    }
}
