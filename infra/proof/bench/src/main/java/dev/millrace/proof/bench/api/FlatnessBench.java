package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.api.FlatnessResults.Call;
import dev.millrace.proof.bench.api.FlatnessResults.Cost;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures each call and each pass with an empty database and with a large one, on a dedicated suite. */
public final class FlatnessBench {

    private static final List<String> TABLES = List.of(
            "video.videos",
            "video.transcode_jobs",
            "video.transcode_tasks",
            "video.video_assets",
            "upload.upload_sessions");

    private final FlatnessPlan plan;
    private final SuiteState state;
    private final CloudEndpoints cloud;
    private final Terminal terminal;
    private final Caller strict;
    private final Caller patient;

    /**
     * @param state processes and ports of a running suite
     * @param cloud access to its database
     */
    public FlatnessBench(FlatnessPlan plan, SuiteState state, CloudEndpoints cloud, Terminal terminal) {
        this.plan = plan;
        this.state = state;
        this.cloud = cloud;
        this.terminal = terminal;
        this.strict = Caller.strict(PortPlan.local(state.ports().gateway()));
        this.patient = Caller.patient(PortPlan.local(state.ports().gateway()));
    }

    /**
     * Runs the comparison.
     *
     * @param machine state before the run, at {@code date}
     * @throws IllegalStateException when the preparation failed
     */
    public FlatnessReport run(Machine machine, LocalDate date) throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        Owners owners = Owners.signIn(new Tokens(state.ports()), cloud.tokenSecret());
        // why: they would take the jobs, and ffmpeg the processors.
        patient.ask(patient.request(owners.operator(), ApiCall.post("/api/operations/pause", null)))
                .join();
        try (PgStatStatements statements = PgStatStatements.open(cloud)) {
            Meter meter = new ProcessMeter(Usage.processes(state), statements);
            new WarmUp(meter, ApiBenchPlan.FULL, terminal, System::nanoTime)
                    .together(loads(owners, statements), plan.warmUp());
            Cost empty = measure("empty", owners, statements, meter);
            Duration filling = fill(statements);
            Cost large = measure(plan.videos() + " videos", owners, statements, meter);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new FlatnessReport(
                    plan, machine, date, new FlatnessResults(empty, large, rows(statements), filling, took));
        }
    }

    private List<Load> loads(Owners owners, PgStatStatements statements) throws InterruptedException {
        return new FlatnessLoads(strict, patient, owners, statements).all();
    }

    private Duration fill(PgStatStatements statements) throws SQLException {
        terminal.progress("  filling the database, " + plan.videos() + " videos");
        long began = System.nanoTime();
        new Library(statements).fill(plan.videos());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        terminal.line("  %d videos inserted in %s".formatted(plan.videos(), Words.time(took)));
        return took;
    }

    private Cost measure(String title, Owners owners, PgStatStatements statements, Meter meter)
            throws IOException, InterruptedException, SQLException {
        terminal.progress("  " + title + ": passes");
        statements.reset();
        Map<String, PassTimes.Runs> before = PassTimes.now(state);
        Thread.sleep(plan.passes().toMillis());
        Map<String, PassTimes.Runs> passes = PassTimes.between(before, PassTimes.now(state));
        Map<String, PgStatStatements.Executed> executed = statements.executed();
        List<Call> calls = new ArrayList<>();
        for (Load load : loads(owners, statements)) {
            terminal.progress("  " + title + ": " + load.title());
            var call = load.preparation().of(plan.calls());
            Step step = meter.measure(() -> ClosedLoop.run(plan.calls(), load.width(), call));
            calls.add(new Call(load.title(), step));
        }
        terminal.line("  " + title + ": measured");
        return new Cost(calls, passes, executed);
    }

    private static Map<String, Long> rows(PgStatStatements statements) throws SQLException {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(table, statements.count("select count(*) from " + table));
        }
        return rows;
    }
}
