package dev.millrace.proof.bench.fleet;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.fleet.FleetResults.Result;
import dev.millrace.proof.bench.fleet.FleetResults.Way;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Simulates fleets of several sizes. The same plan gives the same figures everywhere. */
public final class FleetBench {

    private final FleetPlan plan;
    private final Terminal terminal;

    public FleetBench(FleetPlan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
    }

    /** @param date of the run */
    public FleetReport run(LocalDate date) {
        return new FleetReport(plan, date, results());
    }

    FleetResults results() {
        LongVideo video = video(Shape.AS_IS);
        FleetRun alone = Fleet.run(video, 1);
        List<Result> results = new ArrayList<>();
        for (int workers : plan.workers()) {
            terminal.progress("  " + workers + (workers == 1 ? " worker" : " workers"));
            FleetRun whole = Fleet.run(video, workers);
            results.add(new Result(whole, alone, killed(video, whole)));
        }
        return new FleetResults(video, results, ways());
    }

    /** At moments of the run in which none is. */
    private List<FleetRun> killed(LongVideo video, FleetRun whole) {
        Random random = new Random(plan.seed() + whole.workers());
        return IntStream.range(0, plan.kills())
                .mapToObj(kill -> Fleet.runWithOneKilled(
                        video,
                        whole.workers(),
                        random.nextInt(whole.workers()),
                        random.nextDouble() * whole.complete()))
                .toList();
    }

    private List<Way> ways() {
        return Shape.STEPS.stream()
                .map(shape -> {
                    LongVideo video = video(shape);
                    return new Way(shape, new Result(Fleet.run(video, plan.most()), Fleet.run(video, 1), List.of()));
                })
                .toList();
    }

    private LongVideo video(Shape shape) {
        return LongVideo.of(plan.minutes(), shape, plan.seed());
    }
}
