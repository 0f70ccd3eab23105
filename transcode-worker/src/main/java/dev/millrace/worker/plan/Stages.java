package dev.millrace.worker.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts renditions into passes, so that a stream plays on a weak network as early as possible. Pure.
 *
 * <p>The first pass makes a stream that plays: the lowest full rendition and the sound; where there is a copy, which costs next to
 * nothing, the copy, the cellular rendition, the cheapest of all, and the sound. The second pass makes all others.
 */
final class Stages {

    private Stages() {}

    /** @param renditions highest first */
    static Plan of(List<Rendition> renditions, List<AudioRendition> audioRenditions) {
        List<Rendition> first =
                new ArrayList<>(renditions.stream().filter(Rendition::isCopied).toList());
        first.add(first.isEmpty() ? lowestFull(renditions) : renditions.get(renditions.size() - 1));
        List<Rendition> rest = renditions.stream()
                .filter(rendition -> !first.contains(rendition))
                .toList();
        List<Pass> passes = new ArrayList<>(List.of(new Pass(first, audioRenditions)));
        if (!rest.isEmpty()) {
            passes.add(new Pass(rest, List.of()));
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
