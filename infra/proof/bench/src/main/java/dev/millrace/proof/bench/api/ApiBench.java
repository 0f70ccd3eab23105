package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import dev.millrace.proof.bench.Machine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Benchmarks the API of a dedicated suite and prints progress. */
public final class ApiBench {

    private final ApiBenchPlan plan;
    private final SuiteDirectory directory;
    private final SuiteState state;
    private final CloudEndpoints cloud;
    private final Terminal terminal;
    private final Caller strict;
    private final Caller patient;

    /**
     * Benchmarks a running suite.
     *
     * @param directory its data and logs
     * @param state its processes and ports
     * @param cloud access to its database
     */
    public ApiBench(
            ApiBenchPlan plan, SuiteDirectory directory, SuiteState state, CloudEndpoints cloud, Terminal terminal) {
        this.plan = plan;
        this.directory = directory;
        this.state = state;
        this.cloud = cloud;
        this.terminal = terminal;
        this.strict = Caller.strict(PortPlan.local(state.ports().gateway()));
        this.patient = Caller.patient(PortPlan.local(state.ports().gateway()));
    }

    /**
     * Runs the benchmark.
     *
     * @param machine state before the run, at {@code date}
     * @throws IllegalStateException when the preparation failed
     */
    public ApiReport run(Machine machine, LocalDate date) throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        Owners owners = Owners.signIn(new Tokens(state.ports()), cloud.tokenSecret());
        // why: ffmpeg would occupy all processors.
        BoundedParallel.run(
                1,
                1,
                number -> patient.ask(patient.request(owners.operator(), ApiCall.post("/api/operations/pause", null))));
        try (PgStatStatements statements = PgStatStatements.open(cloud)) {
            return new ApiReport(plan, machine, date, measure(owners, statements, began));
        }
    }

    private ApiResults measure(Owners owners, PgStatStatements statements, long began)
            throws IOException, InterruptedException, SQLException {
        PeerResults peers = new Peers(plan, directory, state, cloud, owners, statements, terminal).measure();
        List<Reading.Read> reads = read(owners, statements);
        statements.reset();
        Phones phones = new Phones(strict, owners);
        Phones preparing = new Phones(patient, owners);
        Meter meter = new ProcessMeter(Usage.processes(state), statements);
        CallCosts callCosts = new CallCosts(meter, plan, terminal);
        RampRunner runner = new RampRunner(meter, plan.step(), terminal);
        List<CallCost> costs = new ArrayList<>();
        List<LoadRamp> ramps = new ArrayList<>();
        List<Load> loads = new Loads(strict, owners, phones, new Prepared(preparing)).all();
        callCosts.warmUp().together(loads, plan.together());
        for (Load load : loads) {
            CallCost cost = callCosts.of(load);
            costs.add(cost);
            ramps.add(runner.run(load, cost));
        }
        List<Signing.Signed> signatures = new ArrayList<>();
        for (Signing.Batch batch : new Signing(patient, preparing, owners).batches()) {
            CallCost signing = callCosts.of(batch.load());
            costs.add(signing);
            signatures.add(batch.signed(signing.saturated()));
        }
        List<Subscribers.Delivery> deliveries = new ArrayList<>();
        for (int streams : plan.subscribers()) {
            terminal.progress("  " + streams + " event streams");
            deliveries.add(new Subscribers(patient, preparing, owners, state).measure(streams));
        }
        Limit limit = Limit.measure(strict, owners.next());
        return new ApiResults(
                peers,
                reads,
                costs,
                ramps,
                signatures,
                deliveries,
                limit,
                statements.executed(),
                JvmOptions.of(state),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private List<Reading.Read> read(Owners owners, PgStatStatements statements)
            throws InterruptedException, SQLException {
        List<Reading.Read> reads = new ArrayList<>();
        Library library = new Library(statements);
        for (int videos : plan.videos()) {
            terminal.progress("  filling the database, " + videos + " videos");
            long began = System.nanoTime();
            library.fill(videos);
            terminal.line("  %d videos inserted in %s"
                    .formatted(videos, Words.time(Duration.ofNanos(System.nanoTime() - began))));
            reads.addAll(new Reading(patient, owners, statements).of(videos));
        }
        return reads;
    }
}
