package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.PeerResults.Peer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Measures what others cost on this machine, in the same way as Millrace: bare Spring programs and Uppy's Companion. Millrace's
 * own gateway is measured among them, before the same backend as the bare one.
 */
final class Peers {

    static final String GATEWAY_ALONE = "gateway alone, 64 connections";

    static final String BARE_SERVICE = "bare Spring service: JWT, one select";

    private static final double RATE = 50;

    /** One thread signs; a hundred parts take it 20 ms. */
    private static final double COMPANION_RATE = 25;

    private static final int WINDOW = 5_000;
    private static final int COMPANION_WINDOW = 1_000;
    private static final int COMPANION_BATCHES = 100;
    private static final int NARROW = 8;
    private static final int WIDE = 64;
    private static final int ITEMS = 10_000;
    private static final String BATCH_OF = "/s3/multipart/upload-1/batch?key=video.mp4&partNumbers=";

    private final ApiBenchPlan plan;
    private final SuiteDirectory directory;
    private final SuiteState state;
    private final CloudEndpoints cloud;
    private final Owners owners;
    private final PgStatStatements statements;
    private final Terminal terminal;
    private final Map<String, String> jvmOptions = new LinkedHashMap<>();
    private final List<Peer> measured = new ArrayList<>();

    Peers(
            ApiBenchPlan plan,
            SuiteDirectory directory,
            SuiteState state,
            CloudEndpoints cloud,
            Owners owners,
            PgStatStatements statements,
            Terminal terminal) {
        this.plan = plan;
        this.directory = directory;
        this.state = state;
        this.cloud = cloud;
        this.owners = owners;
        this.statements = statements;
        this.terminal = terminal;
    }

    PeerResults measure() throws IOException, InterruptedException, SQLException {
        try (PeerProcesses processes = PeerProcesses.beside(state.ports(), directory)) {
            SpringPeers spring = new SpringPeers(directory, cloud, processes);
            CallCost alone = gateways(processes, spring);
            service(processes, spring);
            String missing = companion(processes);
            return new PeerResults(alone, measured, jvmOptions, missing);
        }
    }

    private CallCost gateways(PeerProcesses processes, SpringPeers spring)
            throws IOException, InterruptedException, SQLException {
        try (ConstantBackend backend = ConstantBackend.start()) {
            Caller caller = Caller.strict(processes.url());
            Supplier<HttpRequest> call = () -> caller.request(owners.next(), ApiCall.video("1"));
            CallCost alone = processes.run(
                    spring.gatewayAlone(backend.url()),
                    call.get(),
                    pid -> cost(jvm(Usage.GATEWAY, pid), load(GATEWAY_ALONE, WIDE, caller, call)));
            String title = "bare Spring gateway: JWT, circuit breaker";
            CallCost bare = processes.run(
                    spring.bareGateway(backend.url()),
                    call.get(),
                    pid -> cost(jvm("bare gateway", pid), load(title, WIDE, caller, call)));
            measured.add(new Peer(bare, GATEWAY_ALONE));
            return alone;
        }
    }

    private void service(PeerProcesses processes, SpringPeers spring)
            throws IOException, InterruptedException, SQLException {
        createItems();
        Caller caller = Caller.strict(processes.url());
        AtomicInteger turn = new AtomicInteger();
        Supplier<HttpRequest> call =
                () -> caller.request(owners.next(), ApiCall.get("/items/" + (turn.incrementAndGet() % ITEMS + 1)));
        CallCost bare = processes.run(
                spring.bareService(),
                call.get(),
                pid -> cost(withDatabase(jvm("bare service", pid)), load(BARE_SERVICE, NARROW, caller, call)));
        measured.add(new Peer(bare, Loads.SIGN));
    }

    private void createItems() throws SQLException {
        statements.run("create schema bench");
        statements.run("create table bench.items (number int primary key, id uuid not null,"
                + " title text not null, size_bytes bigint not null)");
        statements.run("insert into bench.items select n, md5('item' || n)::uuid, 'Item ' || n, n"
                + " from generate_series(1, " + ITEMS + ") as n");
        statements.run("grant usage on schema bench to " + cloud.jdbcUser());
        statements.run("grant select on bench.items to " + cloud.jdbcUser());
        statements.run("vacuum analyze bench.items");
    }

    /** @return why there is no Companion; empty if it was measured */
    private String companion(PeerProcesses processes) throws IOException, InterruptedException, SQLException {
        Companion companion = Companion.in(directory.repository());
        try {
            terminal.progress("  installing Companion");
            companion.install();
        } catch (Companion.Missing missing) {
            terminal.line("  Companion is not measured: " + missing.why());
            return missing.why();
        }
        Caller caller = Caller.strict(processes.url());
        Supplier<HttpRequest> one =
                () -> caller.request(owners.next(), ApiCall.get("/s3/multipart/upload-1/1?key=video.mp4"));
        Supplier<HttpRequest> batch = () -> caller.request(owners.next(), ApiCall.get(BATCH_OF + Companion.HUNDRED));
        processes.run(companion.on(processes.port()), one.get(), pid -> {
            add(pid, Signing.title(1), COMPANION_WINDOW, RATE, caller, one);
            add(pid, Signing.title(100), COMPANION_BATCHES, COMPANION_RATE, caller, batch);
            return pid;
        });
        return "";
    }

    private void add(long pid, String beside, int window, double rate, Caller caller, Supplier<HttpRequest> call)
            throws InterruptedException, SQLException {
        String title = "Companion " + Companion.VERSION + ": " + beside.replaceFirst(" of .*", "");
        Load load = new Load(title, rate, window, NARROW, calls -> sending(caller, call));
        measured.add(new Peer(cost(Map.of("companion", pid), load), beside));
    }

    private CallCost cost(Map<String, Long> processes, Load load) throws InterruptedException, SQLException {
        return new CallCosts(new ProcessMeter(processes, statements), plan, terminal).of(load);
    }

    /** A peer's processes. */
    private Map<String, Long> jvm(String name, long pid) {
        jvmOptions.put(name, JvmOptions.of(pid));
        return Map.of(name, pid);
    }

    private Map<String, Long> withDatabase(Map<String, Long> peer) {
        Map<String, Long> all = new HashMap<>(peer);
        all.put(Usage.DATABASE, Objects.requireNonNull(Usage.processes(state).get(Usage.DATABASE)));
        return all;
    }

    private Load load(String title, int width, Caller caller, Supplier<HttpRequest> call) {
        return new Load(title, RATE, WINDOW, width, calls -> sending(caller, call));
    }

    private static Supplier<CompletableFuture<Integer>> sending(Caller caller, Supplier<HttpRequest> call) {
        return () -> caller.send(call.get()).thenApply(answer -> answer.statusCode());
    }
}
