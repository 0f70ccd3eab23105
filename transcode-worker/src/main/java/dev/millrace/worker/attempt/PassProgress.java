package dev.millrace.worker.attempt;

import dev.millrace.common.contract.TranscodeReport.Stage;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.report.ProgressReports;
import org.jspecify.annotations.Nullable;

/** Turns what one pass says into the progress of the whole job: 5 to 95 percent, by the work that each pass is. */
final class PassProgress {

    private static final int FIRST_PERCENT = 5;
    private static final int PERCENTS = 90;

    private final ProgressReports reports;
    private final SourceFacts facts;
    private final Plan plan;

    PassProgress(ProgressReports reports, SourceFacts facts, Plan plan) {
        this.reports = reports;
        this.facts = facts;
        this.plan = plan;
    }

    /** @param speed media seconds per second, 0 while unknown */
    void at(Pass pass, double seconds, double speed) {
        double duration = facts.durationSeconds();
        double inPass = Math.min(1, seconds / duration);
        double whole = plan.passes().stream().mapToDouble(this::work).sum();
        double share = (workBefore(pass) + inPass * work(pass)) / whole;
        reports.at(Stage.ENCODING, FIRST_PERCENT + (int) (share * PERCENTS), eta(pass, inPass, speed, share * whole));
    }

    private @Nullable Integer eta(Pass pass, double inPass, double speed, double done) {
        if (speed <= 0 || inPass <= 0) {
            return null;
        }
        double whole = plan.passes().stream().mapToDouble(this::work).sum();
        double workPerSecond = work(pass) * speed / facts.durationSeconds();
        return (int) Math.ceil((whole - done) / workPerSecond) + 1;
    }

    private double workBefore(Pass pass) {
        return plan.passes().subList(0, plan.passes().indexOf(pass)).stream()
                .mapToDouble(this::work)
                .sum();
    }

    /** Decoding costs about half of what encoding the same picture does; a copy costs next to nothing. */
    private double work(Pass pass) {
        double decoded = 0.5 * facts.displayWidth() * facts.displayHeight();
        double encoded = pass.rungs().stream()
                .mapToDouble(rung -> (double) rung.width() * rung.height())
                .sum();
        return pass.isCopy() ? 0.01 * decoded : decoded + encoded;
    }
}
