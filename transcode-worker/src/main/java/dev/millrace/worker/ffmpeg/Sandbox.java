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
 * The words before a command that take privileges and resources from it: the tools that this machine allows, found once by
 * trying, because in a container the kernel often refuses what the installed tools offer. Immutable.
 */
final class Sandbox {

    private static final Logger log = LoggerFactory.getLogger(Sandbox.class);
    private static final Duration TRIAL_CPU_TIME = Duration.ofSeconds(30);

    private final List<SandboxTool> tools;

    private Sandbox(List<SandboxTool> tools) {
        this.tools = List.copyOf(tools);
    }

    /** @param trial tells whether a harmless command with these words before it ends well */
    static Sandbox find(List<List<SandboxTool>> wanted, Predicate<List<String>> trial) {
        List<SandboxTool> found = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (List<SandboxTool> ways : wanted) {
            Optional<SandboxTool> possible = ways.stream()
                    .filter(way -> trial.test(words(plus(found, way), TRIAL_CPU_TIME)))
                    .findFirst();
            possible.ifPresentOrElse(found::add, () -> refused.add(ways.get(0).name()));
        }
        log.info("ffmpeg is confined by: {}; this machine refuses: {}", names(found), refused);
        return new Sandbox(found);
    }

    /** @param cpuTime processor time the command may use before the kernel ends it */
    List<String> prefix(Duration cpuTime) {
        return words(tools, cpuTime);
    }

    /** What the tools in force do, for the log. */
    List<String> names() {
        return names(tools);
    }

    /** Whether a tool in force gives this. */
    boolean gives(Confinement fence) {
        return tools.stream().anyMatch(tool -> tool.gives().contains(fence));
    }

    /**
     * The same, where all of these are in force.
     *
     * @throws IllegalStateException names the setting and what is missing, which stops the start of the worker
     */
    Sandbox requiring(Collection<Confinement> required) {
        Set<Confinement> missing = new TreeSet<>(required);
        missing.removeIf(this::gives);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("millrace.ffmpeg.required-fences: this machine does not give " + missing
                    + " to ffmpeg; in force are: " + names());
        }
        return this;
    }

    private static List<String> names(List<SandboxTool> tools) {
        return tools.stream().map(SandboxTool::name).toList();
    }

    private static List<SandboxTool> plus(List<SandboxTool> tools, SandboxTool more) {
        List<SandboxTool> all = new ArrayList<>(tools);
        all.add(more);
        return all;
    }

    private static List<String> words(List<SandboxTool> tools, Duration cpuTime) {
        return tools.stream()
                .flatMap(tool -> tool.words().apply(cpuTime).stream())
                .toList();
    }
}
