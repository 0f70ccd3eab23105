package dev.millrace.proof.bench.api;

import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;

/** Reads what calls cost: processor time by process, and the database's work. */
final class Meter {

    private final SuiteState state;
    private final PgStatStatements statements;

    Meter(SuiteState state, PgStatStatements statements) {
        this.state = state;
        this.statements = statements;
    }

    /** Sends calls. */
    interface Sending {
        Outcome run() throws InterruptedException;
    }

    Step measure(Sending calls) throws InterruptedException, SQLException {
        Usage before = Usage.now(state);
        PgStatStatements.Executed workBefore = statements.work();
        Outcome outcome = calls.run();
        return new Step(
                outcome, Usage.now(state).since(before), statements.work().since(workBefore));
    }
}
