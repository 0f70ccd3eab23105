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

/** What the workers of a suite do, by their processes and logs. */
final class Workers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LINES = 200;

    private final Suite suite;

    Workers(Suite suite) {
        this.suite = suite;
    }

    /** How many of them have a program at work: an encoder, or what hangs in its place. */
    long busy() {
        return running()
                .flatMap(worker -> ProcessHandle.of(worker.pid()).stream())
                .filter(worker -> worker.descendants().findAny().isPresent())
                .count();
    }

    /** How long after that time each worker said this; empty until all have. */
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

    /** How many lines of all workers say this, since that time. */
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
        } catch (JacksonException e) { // why: the tail may begin in the middle of a line
            return Optional.empty();
        }
    }
}
