package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The picture's way from the decoder to the encoders: the largest rendition first, all others out of it. Pure.
 */
final class FilterGraph {

    private final SourceFacts facts;
    private final Rendition grid;
    private final List<Rendition> renditions;
    private final FrameCut cut;

    /**
     * @param grid the rendition with the frame rate that all passes of the plan begin with, so that all their renditions end in
     *     the same frame
     */
    FilterGraph(SourceFacts facts, Rendition grid, Pass pass, FrameCut cut) {
        this.facts = facts;
        this.grid = grid;
        this.renditions = pass.encoded();
        this.cut = cut;
    }

    String text() {
        List<String> chains = new ArrayList<>();
        chains.add(top());
        for (int index = 1; index < renditions.size(); index++) {
            chains.add(smaller(index));
        }
        return String.join(";", chains);
    }

    /** Label of a rendition's end of the graph. */
    static String pad(int index) {
        return "[v" + index + "]";
    }

    private String top() {
        Rendition top = renditions.get(0);
        String deinterlace = facts.mayBeInterlaced() ? "bwdif=mode=send_frame:deint=interlaced," : "";
        String head = "[0:%d]%s%sfps=%s%s,%s%s"
                        .formatted(
                                facts.videoStream(),
                                FirstShape.of(facts.picture()) + deinterlace,
                                earlier(),
                                grid.frameRate(),
                                cut.begin(),
                                still() + cut.filter(grid),
                                slower(grid, top))
                + Upright.filters(facts.picture())
                + new ColorFilters(facts).to(top)
                + ",setsar=1";
        int count = renditions.size();
        return count == 1 ? head + pad(0) : head + ",split=" + count + pad(0) + splitPads(count);
    }

    private String earlier() {
        double late = facts.picture().lateSeconds();
        return late > 0 ? String.format(Locale.ROOT, "setpts=round(PTS-%.6f/TB),", late) : "";
    }

    /** why: ffmpeg does not know how long the last frame of a sparse source lasts. */
    private String still() {
        if (facts.isSparse()) {
            long frames = Math.max(
                    1, Math.round(facts.durationSeconds() * grid.frameRate().value()));
            return String.format(
                    Locale.ROOT,
                    "tpad=stop_mode=clone:stop_duration=%.6f,trim=end_frame=%d,",
                    facts.durationSeconds(),
                    frames);
        }
        return facts.stillSeconds() > 0
                ? "tpad=stop_mode=clone:stop_duration=%s,"
                        .formatted(String.format(Locale.ROOT, "%.6f", facts.stillSeconds()))
                : "";
    }

    private static String splitPads(int count) {
        return IntStream.range(1, count).mapToObj(i -> "[s" + i + "]").collect(Collectors.joining());
    }

    private String smaller(int index) {
        Rendition rendition = renditions.get(index);
        return "[s%d]%s%s,setsar=1%s"
                .formatted(index, slower(renditions.get(0), rendition), ColorFilters.resized(rendition), pad(index));
    }

    /** why: what is left of a group of frames at the end becomes a frame too. */
    private String slower(Rendition from, Rendition to) {
        return to.frameRate().equals(from.frameRate()) ? "" : "fps=" + to.frameRate() + ":round=up," + cut.filter(to);
    }
}
