package dev.millrace.worker.plan;

import dev.millrace.worker.probe.SourceFacts;
import java.util.List;

/** Plans for tests, without copying. */
public final class Plans {

    private static final PlanProperties UNSET = new PlanProperties(false, true, 128);

    private Plans() {}

    /** With the settings that apply when nothing is set. */
    public static Plan of(SourceFacts source, List<String> wantedLabels) {
        return of(source, wantedLabels, UNSET);
    }

    /** With settings. */
    public static Plan of(SourceFacts source, List<String> wantedLabels, PlanProperties properties) {
        return Plan.of(source, wantedLabels, properties);
    }

    /** The same with its top rendition copied. */
    public static Plan withCopiedTop(Plan plan) {
        return plan.withCopiedTop();
    }
}
