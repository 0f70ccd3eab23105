package dev.millrace.proof.bench;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteState;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A running suite with one worker.
 *
 * @param state its processes and ports
 * @param token of the user who uploads
 */
public record BenchTarget(SuiteState state, String token) {

    private static final String WORKER = "worker-";

    URI gateway() {
        return PortPlan.local(state.ports().gateway());
    }

    long workerPid() {
        return worker().pid();
    }

    Path workerLog() {
        return Path.of(worker().log());
    }

    private SuiteState.Running worker() {
        return state.processes().stream()
                .filter(process -> process.name().startsWith(WORKER))
                .findFirst()
                .orElseThrow();
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
