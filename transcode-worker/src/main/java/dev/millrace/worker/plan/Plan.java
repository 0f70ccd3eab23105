package dev.millrace.worker.plan;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.SourceFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that is decided before encoding.
 *
 * @param passes in the order in which they run; the first makes a stream that plays, the rest joins it later
 */
public record Plan(List<Pass> passes) {

    static final int GOPS_PER_SEGMENT = 3;

    public Plan {
        passes = List.copyOf(passes);
        if (passes.isEmpty()) {
            throw new IllegalArgumentException("nothing to make");
        }
    }

    /** Plans for a source, without copying; labels that are not known are passed over. */
    static Plan of(SourceFacts source, List<String> wantedLabels, PlanProperties properties) {
        Ladder ladder = new Ladder(source, properties);
        List<Rendition> renditions = ladder.renditions(wantedLabels);
        return Stages.of(renditions, ladder.audioRenditions(renditions));
    }

    /** The same renditions in one pass, reported only when all are complete: the source is read and decoded once. */
    public Plan inOneGo() {
        return new Plan(List.of(new Pass(renditions(), audioRenditions())));
    }

    /** The same in one pass but for what is copied, which comes first and needs no decoding. */
    public Plan encodedInOneGo() {
        Pass first = passes.get(0);
        if (passes.size() == 1 || !first.encoded().isEmpty()) {
            return inOneGo();
        }
        Plan rest = new Plan(passes.subList(1, passes.size()));
        return new Plan(List.of(first, rest.inOneGo().passes().get(0)));
    }

    /** The same renditions, the highest taken from the source as it is. */
    Plan withCopiedTop() {
        List<Rendition> renditions = new ArrayList<>(renditions());
        renditions.set(0, renditions.get(0).copied(true));
        return Stages.of(renditions, audioRenditions());
    }

    /** The same renditions, all of them encoded: for when a copy turns out not to be what the source promised. */
    public Plan withoutCopy() {
        if (renditions().stream().noneMatch(Rendition::isCopied)) {
            return this;
        }
        return Stages.of(
                renditions().stream().map(rendition -> rendition.copied(false)).toList(), audioRenditions());
    }

    /** What plays after each pass, in the order in which they run; the last is this plan. */
    public List<Plan> stages() {
        return IntStream.rangeClosed(1, passes.size())
                .mapToObj(made -> new Plan(passes.subList(0, made)))
                .toList();
    }

    /** Whether there is more than plays after the first pass. */
    public boolean isStaged() {
        return passes.size() > 1;
    }

    /** All renditions of the picture, highest first. */
    public List<Rendition> renditions() {
        return passes.stream()
                .flatMap(pass -> pass.renditions().stream())
                .sorted(Rendition.HIGHEST_FIRST)
                .toList();
    }

    /** All renditions of the sound. */
    public List<AudioRendition> audioRenditions() {
        return passes.stream().flatMap(pass -> pass.audioRenditions().stream()).toList();
    }

    /** The highest of its renditions. */
    public Rendition top() {
        return renditions().get(0);
    }

    /** The highest of all renditions; that of any other divides it. */
    public Rational frameRate() {
        return top().frameRate();
    }

    /** Length of a full segment in seconds; the same on every rendition. */
    public double segmentSeconds() {
        return segmentFrames(top()) / frameRate().value();
    }

    /** The chunks of its picture, the same in every pass; at least one. */
    public List<Chunk> chunks(SourceFacts source) {
        return Chunk.of(source.durationSeconds(), segmentSeconds());
    }

    /** Length of a full segment of a rendition. */
    static int segmentFrames(Rendition rendition) {
        return GOPS_PER_SEGMENT * rendition.gopFrames();
    }
}
