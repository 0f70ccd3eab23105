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
 * What other commands must know of a running suite; written when all is healthy, deleted at the end.
 *
 * @param launcherPid the process that runs it
 * @param startedAt when it was asked to start
 * @param portBase see {@link PortPlan}
 * @param workers see {@link PortPlan}
 * @param host what clients call it
 * @param processes all processes but the launcher
 */
public record SuiteState(
        long launcherPid, Instant startedAt, int portBase, int workers, String host, List<Running> processes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public SuiteState {
        processes = List.copyOf(processes);
    }

    /**
     * One process.
     *
     * @param name what people call it
     * @param url where it listens
     * @param log its log file
     */
    public record Running(String name, long pid, String url, String log) {}

    /** The ports it uses. */
    public PortPlan ports() {
        return new PortPlan(portBase, workers);
    }

    /** What clients call a part of it on a port. */
    public URI url(int port) {
        return new HostName(host).url(port);
    }

    /** The suite that runs now on this directory, if one does. */
    public static Optional<SuiteState> ofRunning(SuiteDirectory directory) {
        return launcher(directory).flatMap(holder -> read(directory.state()));
    }

    /** The launcher that is at work there, be it running, on its way up or on its way down. */
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
