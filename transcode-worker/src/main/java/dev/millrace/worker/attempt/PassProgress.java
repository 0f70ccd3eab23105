package dev.millrace.worker.attempt;

import dev.millrace.common.contract.Stage;
import dev.millrace.worker.plan.Pass;
import dev.millrace.worker.plan.Plan;
import dev.millrace.worker.probe.SourceFacts;
import dev.millrace.worker.report.ProgressReports;
import java.util.List;
import java.util.stream.DoubleStream;

/** Turns what one pass says into the progress of the whole job: 5 to 95 percent, by the work that each pass is. */
final class PassProgress {

    private static final int FIRST_PERCENT = 5;
    private static final int PERCENTS = 90;

    private final ProgressReports reports;
    private final SourceFacts facts;
    private final List<Pass> passes;
    private final double[] work;
    private final double whole;

    PassProgress(ProgressReports reports, SourceFacts facts, Plan plan) {
        this.reports = reports;
        this.facts = facts;
        this.passes = plan.passes();
        this.work = passes.stream().mapToDouble(pass -> work(pass, facts)).toArray();
        this.whole = DoubleStream.of(work).sum();
    }

    /** @param speed media seconds per second, 0 while unknown */
    void at(Pass pass, double seconds, double speed) {
        int number = passes.indexOf(pass);
        double inPass = Math.min(1, seconds / facts.durationSeconds());
        double done = DoubleStream.of(work).limit(number).sum() + inPass * work[number];
        int percent = FIRST_PERCENT + (int) (done / whole * PERCENTS);
        reports.at(Stage.ENCODING, percent, speed > 0 && inPass > 0 ? eta(number, speed, done) : null);
    }

    private int eta(int number, double speed, double done) {
        double workPerSecond = work[number] * speed / facts.durationSeconds();
        return (int) Math.ceil((whole - done) / workPerSecond) + 1;
    }

    /** Decoding costs about half of what encoding the same picture does; copying costs next to nothing. */
    private static double work(Pass pass, SourceFacts facts) {
        if (pass.encoded().isEmpty()) {
            return 1;
        }
        double decoded = 0.5 * facts.displayWidth() * facts.displayHeight();
        double encoded = pass.encoded().stream()
                .mapToDouble(rendition -> (double) rendition.width() * rendition.height())
                .sum();
        return decoded + encoded;
    }
}
