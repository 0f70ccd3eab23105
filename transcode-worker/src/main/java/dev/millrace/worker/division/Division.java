package dev.millrace.worker.division;

import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.Divisibility;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.source.SourceObject;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides which jobs are divided. Thread-safe. */
@Component
public class Division {

    private static final Logger log = LoggerFactory.getLogger(Division.class);

    private final double longerThanSeconds;

    Division(TasksProperties properties) {
        this.longerThanSeconds = properties.longerThan().toMillis() / 1000.0;
    }

    /** Seconds that a video has at most whose job is not divided. */
    public double longerThanSeconds() {
        return longerThanSeconds;
    }

    /**
     * Divides the making of a plan into tasks; empty when one attempt makes all of it.
     *
     * @param file the source, with its index at least
     * @param isInOneGo whether only the complete output is reported
     */
    public Optional<DividedPlan> of(SourceObject source, Path file, SourceFacts facts, Plan plan, boolean isInOneGo) {
        if (facts.durationSeconds() <= longerThanSeconds) {
            return Optional.empty();
        }
        DividedPlan divided = DividedPlan.of(source, facts, isInOneGo ? plan.encodedInOneGo() : plan);
        Optional<String> hindrance = divided.tasks().size() > DivideRequest.MOST_TASKS
                ? Optional.of("too many tasks")
                : Divisibility.hindrance(file, facts);
        if (hindrance.isPresent()) {
            log.info("One attempt makes all of it: {}", hindrance.get());
            return Optional.empty();
        }
        return Optional.of(divided);
    }
}
