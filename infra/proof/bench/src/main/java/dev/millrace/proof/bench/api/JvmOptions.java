package dev.millrace.proof.bench.api;

import dev.millrace.local.suite.SuiteState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options with which the JVMs of a suite run, read from the processes themselves. */
final class JvmOptions {

    private JvmOptions() {}

    /** By process; those that are no JVM are left out. */
    static Map<String, String> of(SuiteState state) {
        Map<String, String> all = new LinkedHashMap<>();
        for (SuiteState.Running process : state.processes()) {
            String options = of(process.pid());
            if (!options.isEmpty()) {
                all.put(process.name(), options);
            }
        }
        return all;
    }

    /** Of one process; empty for one that is no JVM. */
    static String of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().arguments())
                .map(arguments -> speedOptions(List.of(arguments)))
                .orElse("");
    }

    /** Leaves out the log and names of files. */
    static String speedOptions(List<String> arguments) {
        return String.join(
                " ",
                arguments.stream()
                        .filter(argument -> argument.startsWith("-X"))
                        .filter(argument -> !argument.startsWith("-Xlog") && !argument.contains("=/"))
                        .toList());
    }
}
