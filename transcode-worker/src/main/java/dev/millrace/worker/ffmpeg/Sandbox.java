package dev.millrace.worker.ffmpeg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The words before a command that take privileges and resources from it: the fences that this machine allows, found once by
 * trying, because in a container the kernel often refuses what the installed tools offer. Immutable.
 */
final class Sandbox {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
    private static final Duration TRIAL_CPU_TIME = Duration.ofSeconds(30);

    private final List<Fence> fences;

    private Sandbox(List<Fence> fences) {
        this.fences = List.copyOf(fences);
    }

    /** @param trial tells whether a harmless command with these words before it ends well */
    static Sandbox find(List<List<Fence>> wanted, Predicate<List<String>> trial) {
        List<Fence> found = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (List<Fence> ways : wanted) {
            Optional<Fence> possible = ways.stream()
                    .filter(way -> trial.test(words(plus(found, way), TRIAL_CPU_TIME)))
                    .findFirst();
            possible.ifPresentOrElse(found::add, () -> refused.add(ways.get(0).name()));
        }
        log.info("ffmpeg is confined by: {}; this machine refuses: {}", names(found), refused);
        return new Sandbox(found);
    }

    /** @param cpuTime processor time the command may use before the kernel ends it */
    List<String> prefix(Duration cpuTime) {
        return words(fences, cpuTime);
    }

    /** The names of the fences in force. */
    List<String> names() {
        return names(fences);
    }

    /**
     * The same, where all of these are in force.
     *
     * @throws IllegalStateException names the setting and what is missing, which stops the start of the worker
     */
    Sandbox requiring(Collection<Confinement> required) {
        Set<Confinement> missing = new TreeSet<>(required);
        fences.forEach(fence -> missing.removeAll(fence.gives()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("millrace.ffmpeg.required-fences: this machine does not give " + missing
                    + " to ffmpeg; in force are: " + names());
        }
        return this;
    }

    private static List<String> names(List<Fence> fences) {
        return fences.stream().map(Fence::name).toList();
    }

    private static List<Fence> plus(List<Fence> fences, Fence more) {
        List<Fence> all = new ArrayList<>(fences);
        all.add(more);
        return all;
    }

    private static List<String> words(List<Fence> fences, Duration cpuTime) {
        return fences.stream()
                .flatMap(fence -> fence.words().apply(cpuTime).stream())
                .toList();
    }
}
