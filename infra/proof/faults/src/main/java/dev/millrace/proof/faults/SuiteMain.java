package dev.millrace.proof.faults;

import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * One suite under test, in its own process: {@code SuiteMain <repository> <home> <port base> <clips>}. Requests seeds on
 * standard output and reads them from standard input; exits at the end of its input, even if its parent was killed.
 */
final class SuiteMain {

    /** Requests a seed. */
    static final String NEXT = "NEXT";
    /** Prefix of a line with a {@link Result}. */
    static final String RESULT = "RESULT ";

    /** Prefix of a line for the user. */
    static final String NOTE = "NOTE ";

    private SuiteMain() {}

    public static void main(String... arguments) throws Exception {
        PrintStream parent = System.out;
        // why: output of a library must not be mistaken for a protocol line.
        System.setOut(System.err);
        SuiteDirectory home = new SuiteDirectory(Path.of(arguments[0]), Path.of(arguments[1]));
        PortPlan ports = new PortPlan(Integer.parseInt(arguments[2]), FaultRuns.WORKERS.size());
        BufferedReader seeds = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (FaultRuns runs = FaultRuns.start(home, ports, Path.of(arguments[3]), Terminal.ofProcess())) {
            if (!runs.hasDisks()) {
                parent.println(NOTE + "Full disks are skipped: no permission to mount.");
            }
            for (String seed = ask(parent, seeds); seed != null; seed = ask(parent, seeds)) {
                runs.run(Long.parseLong(seed));
                tell(parent, runs, false);
            }
            tell(parent, runs, true);
        }
        System.exit(0);
    }

    private static String ask(PrintStream parent, BufferedReader seeds) throws IOException {
        parent.println(NEXT);
        parent.flush();
        return seeds.readLine();
    }

    private static void tell(PrintStream parent, FaultRuns runs, boolean all) throws IOException, InterruptedException {
        for (Result result : runs.settled(all)) {
            parent.println(RESULT + JsonMapper.shared().writeValueAsString(result));
        }
        parent.flush();
    }
}
