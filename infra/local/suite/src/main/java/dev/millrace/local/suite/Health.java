package dev.millrace.local.suite;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Checks the health of a running suite's processes. */
public final class Health {

    private Health() {}

    /** Names of the services that are not ready. */
    public static List<String> unhealthy(SuiteState state) throws InterruptedException {
        Readiness readiness = new Readiness();
        List<String> names = new ArrayList<>();
        for (SuiteState.Running process : state.processes()) {
            boolean speaksHttp = process.url().startsWith("http");
            if (speaksHttp && !readiness.of(URI.create(process.url() + Service.READINESS))) {
                names.add(process.name());
            }
        }
        return List.copyOf(names);
    }
}
