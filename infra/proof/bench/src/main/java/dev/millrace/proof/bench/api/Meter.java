package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.sql.SQLException;

/** Reads what calls cost. */
interface Meter {

    Step measure(Sending calls) throws InterruptedException, SQLException;

    /** Sends calls. */
    interface Sending {
        Outcome run() throws InterruptedException;
    }
}
