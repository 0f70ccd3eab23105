package dev.millrace.local.launcher;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.terminal.Table;
import java.nio.file.Path;
import java.util.List;

/** The addresses and logs of a running suite. */
final class SuiteTable {

    private final SuiteState state;

    SuiteTable(SuiteState state) {
        this.state = state;
    }

    List<String> lines() {
        PortPlan ports = state.ports();
        String launcher = String.valueOf(state.launcherPid());
        Table table = new Table();
        table.row("", "URL", "PID", "LOG");
        for (SuiteState.Running process : state.processes()) {
            table.row(process.name(), called(process), String.valueOf(process.pid()), shortened(process.log()));
        }
        table.row("web page", url(ports.page()), launcher, "");
        table.row("edge", url(ports.edge()), launcher, "");
        table.row("S3", url(ports.storage()), launcher, "");
        table.row("SQS", PortPlan.local(ports.queue()).toString(), launcher, "");
        table.row("identity", url(ports.identity()) + "/millrace", launcher, "");
        return table.lines();
    }

    /** Only the gateway is called by clients, so it is shown under the host name that they use. */
    private String called(SuiteState.Running process) {
        return "api-gateway".equals(process.name()) ? url(state.ports().gateway()) : process.url();
    }

    private String url(int port) {
        return state.url(port).toString();
    }

    private static String shortened(String log) {
        Path here = Path.of("").toAbsolutePath();
        Path file = Path.of(log);
        return file.startsWith(here) ? here.relativize(file).toString() : log;
    }
}
