package dev.millrace.worker.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts renditions into passes, so that a stream plays on a weak network as early as possible. Pure.
 *
 * <p>The first pass makes a stream that plays: the sound, and the lowest full rendition, or a copy of the source where it is fit to
 * stream, since that needs no decoding. Then, beside a copy, comes the lowest of all renditions, for weak networks, and last the rest.
 */
final class Stages {

    private Stages() {}

    /** @param renditions highest first */
    static Plan of(List<Rendition> renditions, List<AudioRendition> audioRenditions) {
        List<Rendition> left = new ArrayList<>(renditions);
        List<Rendition> copied = renditions.stream().filter(Rendition::isCopied).toList();
        List<Rendition> first = copied.isEmpty() ? List.of(lowestFull(renditions)) : copied;
        left.removeAll(first);
        List<Pass> passes = new ArrayList<>(List.of(new Pass(first, audioRenditions)));
        if (!copied.isEmpty() && left.size() > 1) {
            passes.add(new Pass(List.of(left.remove(left.size() - 1)), List.of()));
        }
        if (!left.isEmpty()) {
            passes.add(new Pass(left, List.of()));
        }
        return new Plan(passes);
    }

    private static Rendition lowestFull(List<Rendition> renditions) {
        return renditions.stream()
                .filter(rendition -> !rendition.isCellular())
                .reduce((higher, lower) -> lower)
                .orElseThrow();
    }
}
