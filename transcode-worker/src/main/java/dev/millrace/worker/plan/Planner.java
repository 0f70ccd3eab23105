package dev.millrace.worker.plan;

import dev.millrace.worker.probe.SourceFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Plans for sources, by the settings. Thread-safe. */
@Component
public class Planner {

    private final PlanProperties properties;

    public Planner(PlanProperties properties) {
        this.properties = properties;
    }

    /** @param wantedLabels of the full renditions; those that are not known are passed over */
    public Plan plan(SourceFacts facts, List<String> wantedLabels) {
        return Plan.of(facts, wantedLabels, properties);
    }
}
