package dev.millrace.worker.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts renditions into passes, so that a stream plays on a weak network as early as possible. Pure.
 *
 * <p>The first pass makes a stream that plays: the lowest full rendition, or a copy of the source where it is fit to stream, since
 * that needs no decoding. Then, beside a copy, comes the lowest of all renditions, for weak networks, and last the rest. A sound is made
 * with the first rendition that it goes with.
 */
final class Stages {

    private Stages() {}

    /** @param renditions highest first */
    static Plan of(List<Rendition> renditions, List<AudioRendition> audioRenditions) {
        List<Rendition> left = new ArrayList<>(renditions);
        List<Rendition> copied = renditions.stream().filter(Rendition::isCopied).toList();
        List<Rendition> first = copied.isEmpty() ? List.of(lowestFull(renditions)) : copied;
        left.removeAll(first);
        List<AudioRendition> sounds = new ArrayList<>(audioRenditions);
        List<Pass> passes = new ArrayList<>(List.of(pass(first, sounds)));
        if (!copied.isEmpty() && left.size() > 1) {
            passes.add(pass(List.of(left.remove(left.size() - 1)), sounds));
        }
        if (!left.isEmpty()) {
            passes.add(pass(left, sounds));
        }
        return new Plan(passes);
    }

    /** Takes the sounds that go with its renditions. */
    private static Pass pass(List<Rendition> renditions, List<AudioRendition> sounds) {
        List<AudioRendition> own = sounds.stream()
                .filter(sound ->
                        renditions.stream().anyMatch(rendition -> sound.label().equals(rendition.sound())))
                .toList();
        sounds.removeAll(own);
        return new Pass(renditions, own);
    }

    private static Rendition lowestFull(List<Rendition> renditions) {
        return renditions.stream()
                .filter(rendition -> !rendition.isCellular())
                .reduce((higher, lower) -> lower)
                .orElseThrow();
    }
}
