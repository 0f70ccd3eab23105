package dev.millrace.common.streaming.dash;

import java.util.ArrayList;
import java.util.List;

/**
 * How long the segments of a stream last, which lie beside each other under their numbers.
 *
 * @param timescale ticks per second
 * @param durations ticks of each segment, from time 0 on
 */
public record SegmentTimeline(long timescale, List<Long> durations) {

    public SegmentTimeline {
        durations = List.copyOf(durations);
    }

    Element template() {
        return Element.of("SegmentTemplate")
                .with("timescale", timescale)
                .with("startNumber", 1)
                .with("initialization", "$RepresentationID$/init.mp4")
                .with("media", "$RepresentationID$/seg_$Number%05d$.m4s")
                .with(Element.of("SegmentTimeline").with(runs()));
    }

    /** Equal neighbours as one. */
    private List<Element> runs() {
        List<Element> runs = new ArrayList<>();
        for (int i = 0; i < durations.size(); ) {
            int next = i + 1;
            while (next < durations.size() && durations.get(next).equals(durations.get(i))) {
                next++;
            }
            Element run = i == 0 ? Element.of("S").with("t", 0) : Element.of("S");
            Element lasting = run.with("d", durations.get(i));
            runs.add(next - i > 1 ? lasting.with("r", next - i - 1) : lasting);
            i = next;
        }
        return runs;
    }
}
