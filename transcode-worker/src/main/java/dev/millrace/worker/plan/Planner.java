package dev.millrace.worker.plan;

import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.probe.Probe;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.probe.SourcePackets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Plans for sources, by the settings. Thread-safe. */
@Component
public class Planner {

    private final Probe probe;
    private final PlanProperties properties;

    Planner(Probe probe, PlanProperties properties) {
        this.probe = probe;
        this.properties = properties;
    }

    /** Plans without copying; empty when only the packets tell whether the source is fit to be copied. */
    public Optional<Plan> plan(SourceFacts facts, List<String> wantedLabels) {
        return Optional.of(Plan.of(facts, wantedLabels, properties)).filter(plan -> !mayCopy(new Copying(facts, plan)));
    }

    /**
     * Plans for a source; one that is fit to stream is its own top rendition.
     *
     * @param wantedLabels of the full renditions; those that are not known are passed over
     */
    public Plan plan(Path source, SourceFacts facts, List<String> wantedLabels, StopSignal signal)
            throws InterruptedException {
        Plan plan = Plan.of(facts, wantedLabels, properties);
        Copying copying = new Copying(facts, plan);
        if (!mayCopy(copying)) {
            return plan;
        }
        Optional<SourcePackets> packets = probe.packets(source, facts, copying.frameRate(), signal);
        return packets.filter(copying::isFit).map(fit -> plan.withCopiedTop()).orElse(plan);
    }

    private boolean mayCopy(Copying copying) {
        return properties.copy() && copying.isPossible();
    }
}
