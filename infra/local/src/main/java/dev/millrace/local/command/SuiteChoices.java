package dev.millrace.local.command;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import picocli.CommandLine.Option;

/** The options of every command that starts a suite. */
final class SuiteChoices {

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "Transcode workers, 1 to 32. Default: ${DEFAULT-VALUE}; each likes a core or two.")
    private int workers;

    @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8080",
            description = {
                "Port of the gateway; all others are counted from it. Default: ${DEFAULT-VALUE}.",
                "P+1 web page, +2 video, +3 upload, +4 identity, +5 S3, +6 SQS, +7 PostgreSQL, +10 edge, +20 workers."
            })
    private int portBase;

    SuiteOptions options(SuiteDirectory directory) {
        return new SuiteOptions(directory, new PortPlan(portBase, workers), fresh);
    }
}
