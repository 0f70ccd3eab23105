package dev.millrace.proof.bench;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteState;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A running suite.
 *
 * @param state its processes and ports
 * @param token of the user who uploads
 */
public record BenchTarget(SuiteState state, String token) {

    private static final String WORKER = "worker-";

    /** The public entry. */
    public URI gateway() {
        return PortPlan.local(state.ports().gateway());
    }

    /** Its workers, in the order of their numbers. */
    public List<SuiteState.Running> workers() {
        return state.processes().stream()
                .filter(process -> process.name().startsWith(WORKER))
                .sorted(Comparator.comparing(SuiteState.Running::name))
                .toList();
    }

    /** Of its only worker. */
    long workerPid() {
        return workers().get(0).pid();
    }

    /** Of its only worker. */
    Path workerLog() {
        return Path.of(workers().get(0).log());
    }

    /** The services, without the database, which is idle unless queried. */
    List<Long> servicePids() {
        return state.processes().stream()
                .filter(process -> process.url().startsWith("http"))
                .map(SuiteState.Running::pid)
                .toList();
    }

    /** Without the token, which is a secret. */
    @Override
    public String toString() {
        return "BenchTarget[" + gateway() + "]";
    }
}
