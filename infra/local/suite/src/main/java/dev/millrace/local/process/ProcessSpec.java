package dev.millrace.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A process to run.
 *
 * @param name display name
 * @param command program and arguments
 * @param environment additional variables; the place for secrets, since other users can read command lines
 * @param log file for its output, overwritten at each start
 * @param patience time to exit after SIGTERM before it is killed
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path log, Duration patience) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which contains secrets. */
    @Override
    public String toString() {
        return "ProcessSpec[" + name + ", " + log + "]";
    }
}
