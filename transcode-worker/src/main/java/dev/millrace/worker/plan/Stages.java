package dev.millrace.worker.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts renditions into passes, so that a stream plays on a weak network as early as possible. Pure.
 *
 * <p>Encoded: the lowest full rendition and the sound come first, all others after them. Copied: the copy costs a blink, so it
 * and the cellular rendition, the cheapest of all, make the stream that plays; the others follow.
 */
final class Stages {

    private Stages() {}

    /** @param rungs highest first */
    static Plan of(List<Rung> rungs, List<Sound> sounds) {
        List<Rung> copied = rungs.stream().filter(Rung::isCopied).toList();
        List<Rung> encoded = rungs.stream().filter(rung -> !rung.isCopied()).toList();
        Rung first = copied.isEmpty() ? lowestFull(encoded) : encoded.get(encoded.size() - 1);
        List<Rung> rest = encoded.stream().filter(rung -> !rung.equals(first)).toList();
        List<Pass> passes = new ArrayList<>();
        if (!copied.isEmpty()) {
            passes.add(new Pass(copied, List.of()));
        }
        passes.add(new Pass(List.of(first), sounds));
        int playableAfter = passes.size();
        if (!rest.isEmpty()) {
            passes.add(new Pass(rest, List.of()));
        }
        return new Plan(passes, playableAfter);
    }

    /** What is encoded in one pass, so that the source is decoded once; only whole it plays. */
    static Plan inOneGo(List<Pass> passes) {
        Pass encoded = new Pass(
                encoded(passes)
                        .flatMap(pass -> pass.rungs().stream())
                        .sorted(Rung.HIGHEST_FIRST)
                        .toList(),
                encoded(passes).flatMap(pass -> pass.sounds().stream()).toList());
        List<Pass> all = Stream.concat(passes.stream().filter(Pass::isCopy), Stream.of(encoded))
                .toList();
        return new Plan(all, all.size());
    }

    private static Stream<Pass> encoded(List<Pass> passes) {
        return passes.stream().filter(pass -> !pass.isCopy());
    }

    private static Rung lowestFull(List<Rung> encoded) {
        return encoded.stream()
                .filter(rung -> !rung.isCellular())
                .reduce((higher, lower) -> lower)
                .orElseThrow();
    }
}
