package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;
import java.util.Map;

/** Reads what calls cost: processor time by process, and the database's work. */
final class ProcessMeter implements Meter {

    private final Map<String, Long> processes;
    private final PgStatStatements statements;

    /** @param processes ids of those that serve the calls, by name */
    ProcessMeter(Map<String, Long> processes, PgStatStatements statements) {
        this.processes = Map.copyOf(processes);
        this.statements = statements;
    }

    @Override
    public Step measure(Sending calls) throws InterruptedException, SQLException {
        Usage before = Usage.now(processes);
        PgStatStatements.Executed workBefore = statements.work();
        Outcome outcome = calls.run();
        return new Step(
                outcome, Usage.now(processes).since(before), statements.work().since(workBefore));
    }
}
