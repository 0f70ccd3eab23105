package dev.millrace.proof.bench.api;

import dev.millrace.local.process.Await;
import dev.millrace.local.process.Child;
import dev.millrace.local.process.ProcessSpec;
import dev.millrace.local.process.Supervisor;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the peers, one at a time, each as a process of its own. */
final class PeerProcesses implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(15);
    private static final int OFFSET = 11;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supervisor supervisor;
    private final SuiteDirectory directory;
    private final int port;

    private PeerProcesses(Supervisor supervisor, SuiteDirectory directory, int port) {
        this.supervisor = supervisor;
        this.directory = directory;
        this.port = port;
    }

    /** Beside a suite, on a port that it does not use. */
    static PeerProcesses beside(PortPlan ports, SuiteDirectory directory) throws IOException {
        return new PeerProcesses(Supervisor.start(), directory, ports.base() + OFFSET);
    }

    /**
     * A peer to run.
     *
     * @param name of the process, for its log
     * @param environment additional variables
     */
    record Spec(String name, List<String> command, Map<String, String> environment) {}

    /** Work with a running peer. */
    interface Work<T> {

        T with(long pid) throws IOException, InterruptedException, SQLException;
    }

    /** The port of each peer in its turn. */
    int port() {
        return port;
    }

    URI url() {
        return PortPlan.local(port);
    }

    Path crashReport(String name) {
        return directory.log(name + "-crash");
    }

    /**
     * Starts a peer, and stops it after the work.
     *
     * @param probe a call that a ready peer answers well
     */
    <T> T run(Spec peer, HttpRequest probe, Work<T> work) throws IOException, InterruptedException, SQLException {
        Path log = directory.log(peer.name());
        Child child = supervisor.start(new ProcessSpec(peer.name(), peer.command(), peer.environment(), log, END));
        try {
            awaitReady(child, probe, log);
            return work.with(child.pid());
        } finally {
            supervisor.stop(other -> other == child);
        }
    }

    private void awaitReady(Child child, HttpRequest probe, Path log) throws InterruptedException {
        if (!Await.answer(() -> answersWell(probe), isReady -> isReady || !child.isAlive(), PATIENCE)) {
            throw new IllegalStateException(child.name() + " does not start, see " + log);
        }
    }

    private boolean answersWell(HttpRequest probe) throws InterruptedException {
        try {
            return Caller.isGood(http.send(probe, BodyHandlers.discarding()).statusCode());
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        supervisor.close();
    }
}
