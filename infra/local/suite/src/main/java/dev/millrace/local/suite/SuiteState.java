package dev.millrace.local.suite;

import dev.millrace.local.cloud.HostName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * State of a running suite for other commands; written when everything is healthy, deleted at the end.
 *
 * @param launcherPid process id of its launcher
 * @param startedAt start time
 * @param portBase see {@link PortPlan}
 * @param workers see {@link PortPlan}
 * @param host host name for clients
 * @param processes all processes except the launcher
 */
public record SuiteState(
        long launcherPid, Instant startedAt, int portBase, int workers, String host, List<Running> processes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SuiteState {
        processes = List.copyOf(processes);
    }

    /**
     * A process.
     *
     * @param name display name
     * @param url its address
     * @param log its log file
     */
    public record Running(String name, long pid, String url, String log) {}

    /** Its ports. */
    public PortPlan ports() {
        return new PortPlan(portBase, workers);
    }

    /** The URL of a port for clients. */
    public URI url(int port) {
        return new HostName(host).url(port);
    }

    /** The suite running on this directory, if any. */
    public static Optional<SuiteState> ofRunning(SuiteDirectory directory) {
        return launcher(directory).flatMap(holder -> read(directory.state()));
    }

    /** The launcher active on this directory, whether running, starting or stopping. */
    public static Optional<ProcessHandle> launcher(SuiteDirectory directory) {
        return SuiteLock.holder(directory.lock());
    }

    static Optional<SuiteState> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), SuiteState.class));
        } catch (IOException | JacksonException none) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
