package dev.millrace.proof.drill;

import dev.millrace.local.log.LogTail;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Observes the workers of a suite through their processes and logs. */
final class Workers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LINES = 200;

    private final Suite suite;

    Workers(Suite suite) {
        this.suite = suite;
    }

    /** Number of workers with a running encoder, or its hanging replacement. */
    long busy() {
        return running()
                .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                .filter(worker -> worker.descendants().findAny().isPresent())
                .count();
    }

    /** Delay of each worker's log message after the given time; empty until all have logged it. */
    Optional<Duration> allSaid(String message, Instant after) {
        List<Optional<Instant>> times = running()
                .map(worker -> said(Path.of(worker.log()), message, after))
                .toList();
        return times.stream().allMatch(Optional::isPresent)
                ? times.stream()
                        .flatMap(Optional::stream)
                        .max(Instant::compareTo)
                        .map(last -> Duration.between(after, last))
                : Optional.empty();
    }

    /** Number of matching log lines of all workers since the given time. */
    long linesSaying(String message, Instant after) {
        return running()
                .map(worker -> Path.of(worker.log()))
                .flatMap(log -> times(log, message, after))
                .count();
    }

    private Stream<SuiteState.Running> running() {
        return suite.state().processes().stream()
                .filter(process -> process.name().startsWith("worker-"));
    }

    private static Optional<Instant> said(Path log, String message, Instant after) {
        return times(log, message, after).findFirst();
    }

    private static Stream<Instant> times(Path log, String message, Instant after) {
        return LogTail.of(log, LINES).stream()
                .filter(line -> line.contains(message))
                .flatMap(line -> time(line).stream())
                .filter(time -> time.isAfter(after));
    }

    private static Optional<Instant> time(String line) {
        try {
            JsonNode stamp = JSON.readTree(line).path("@timestamp");
            return stamp.isString() ? Optional.of(Instant.parse(stamp.asString())) : Optional.empty();
        } catch (JacksonException e) { // why: the tail may start within a line
            return Optional.empty();
        }
    }
}
