package dev.millrace.proof.bench.workers;

import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import dev.millrace.proof.bench.BenchTarget;
import dev.millrace.proof.bench.Clip;
import dev.millrace.proof.bench.ClipKind;
import dev.millrace.proof.bench.Clips;
import dev.millrace.proof.bench.Machine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.function.IntFunction;

/** Lets one worker and then two make the same video, each time on a new suite. */
public final class WorkersBench {

    private static final String USER = "bench";
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final WorkersPlan plan;
    private final SuiteDirectory home;
    private final IntFunction<PortPlan> ports;
    private final Clips clips;
    private final Terminal terminal;

    /**
     * @param home of the suites, one after the other
     * @param ports of a suite with so many workers
     */
    public WorkersBench(
            WorkersPlan plan, SuiteDirectory home, IntFunction<PortPlan> ports, Clips clips, Terminal terminal) {
        this.plan = plan;
        this.home = home;
        this.ports = ports;
        this.clips = clips;
        this.terminal = terminal;
    }

    /**
     * Runs the benchmark. From then on this process has one core, where the machine can pin processes.
     *
     * @param machine state before the run, at {@code date}
     */
    public WorkersReport run(Machine machine, LocalDate date) throws Exception {
        Clip warmUp = clips.of(ClipKind.H264, WARM_UP);
        Clip clip = clips.of(ClipKind.H264, plan.length());
        Cores cores = Cores.pinned();
        if (!cores.arePinned()) {
            terminal.line(terminal.bad("Nothing can be pinned to a core here: the results are unreliable."));
        }
        WorkersRun one = run(1, cores, warmUp, clip);
        WorkersRun two = run(2, cores, warmUp, clip);
        return new WorkersReport(plan, machine, date, cores, one, two);
    }

    private WorkersRun run(int workers, Cores cores, Clip warmUp, Clip clip) throws Exception {
        SuiteOptions options = new SuiteOptions(home, ports.apply(workers), true);
        try (RunningSuite running = RunningSuite.start(options, terminal)) {
            SuiteState state = running.suite().state();
            BenchTarget target = new BenchTarget(state, new Tokens(state.ports()).of(USER));
            if (workers > 1) {
                cores.moveToSecond(target.workers().get(1).pid());
            }
            WorkersRoad road = new WorkersRoad(target);
            road.warmUp(warmUp);
            String what = "  " + workers + (workers == 1 ? " worker   " : " workers  ");
            WorkersRun run = road.run(clip, percent -> terminal.progress(what + Words.bar(percent)));
            terminal.line(what + "READY after " + Words.time(run.ready()) + ", all renditions after "
                    + Words.time(run.all()));
            return run;
        } finally {
            home.deleteData();
        }
    }
}
