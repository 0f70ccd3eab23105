package dev.millrace.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to run.
 *
 * @param name what people call it
 * @param command program and arguments
 * @param environment variables added to ours; the place for secrets, which other users can read on a command line
 * @param log file that gets its output; written anew at each start
 * @param patience how long it may take to end after SIGTERM before it is killed
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path log, Duration patience) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "ProcessSpec[" + name + ", " + log + "]";
    }
}
