package dev.millrace.worker.encode;

import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.SourceFacts;
import java.util.List;

/** Makes of single frames of a source, those between them left out, what a rendition shows of them. Pure. */
public final class StillFilters {

    /** Options of the input. */
    public static final List<String> INPUT = Upright.NO_GUESSES;

    private StillFilters() {}

    /** From what the decoder gives to the size and the colours of the rendition. */
    public static String of(SourceFacts facts, Rendition rendition) {
        // why: the filter of the encode looks at the frames before and behind, which are left out
        String deinterlace = facts.mayBeInterlaced() ? "estdif=mode=frame:deint=interlaced," : "";
        return FirstShape.of(facts.picture())
                + deinterlace
                + Upright.filters(facts.picture())
                + new ColorFilters(facts).to(rendition)
                + ",setsar=1";
    }
}
