package dev.millrace.local.command;

import dev.millrace.local.cloud.HostName;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Reach;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.suite.SuiteState;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of every command that starts a suite. */
public final class SuiteChoices {

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Transcode workers, 1 to 32. Default: ${DEFAULT-VALUE}. Each uses one or two cores.")
    private int workers;

    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = {
                "Port of the gateway; all others are relative to it. Default: ${DEFAULT-VALUE}.",
                "P+2 video, +3 upload, +4 identity, +5 S3, +6 SQS, +7 PostgreSQL, +9 web page, +10 edge, +20 workers."
            })
    private int portBase;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = {
                "Let web pages of this origin, such as http://localhost:5173, call the API, upload and play. Repeatable.",
                "Default: only the suite's own page."
            })
    private List<String> allowedOrigins = List.of();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = {
                "The host name or address for phones and emulators, such as 192.168.1.20, used in every URL.",
                "Default: ${DEFAULT-VALUE}, this machine only. 10.0.2.2 is for the Android emulator. Others in the",
                "network can then reach the suite and sign in as any user."
            })
    private String host = HostName.LOOPBACK.name();

    /** The requested suite options. */
    public SuiteOptions options(SuiteDirectory directory) {
        return new SuiteOptions(directory, new PortPlan(portBase, workers), reach(), fresh);
    }

    /** Options that an already running suite ignores. */
    public List<String> ignoredByOneThatRuns(SuiteState running) {
        List<String> ignored = new ArrayList<>();
        if (!reach().host().name().equals(running.host())) {
            ignored.add("--host");
        }
        if (!allowedOrigins.isEmpty()) {
            ignored.add("--allow-origin");
        }
        if (fresh) {
            ignored.add("--fresh");
        }
        return ignored;
    }

    private Reach reach() {
        return new Reach(new HostName(host), allowedOrigins);
    }
}
