package dev.millrace.proof.bench;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import picocli.CommandLine.Option;

/** A benchmark on suites of its own: not the user's, whose videos must stay untouched. */
abstract class SuiteBenchmark extends Benchmark {

    private static final int PORTS_APART = 100;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description =
                    "As for up; a second suite's ports are " + PORTS_APART + " higher. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    SuiteBenchmark(Terminal terminal, SuiteDirectory directory, String page) {
        super(terminal, directory, page);
    }

    /** Ports of the only suite, or of the first one. */
    final PortPlan ports(int workers) {
        return new PortPlan(portBase, workers);
    }

    /** Ports of a second suite that runs beside the first one. */
    final PortPlan otherPorts(int workers) {
        return new PortPlan(portBase + PORTS_APART, workers);
    }

    final SuiteDirectory home(String suite) {
        return new SuiteDirectory(directory().repository(), directory().bench().resolve(suite));
    }

    /** Prints on what is measured; returns it. */
    final Machine announced(Machine machine) {
        terminal().line("Measuring on " + machine.text());
        if (machine.isBusy()) {
            terminal().line(terminal().bad("This machine is busy: the results are unreliable."));
        }
        return machine;
    }
}
