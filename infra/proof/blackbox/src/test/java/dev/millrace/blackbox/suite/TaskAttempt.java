package dev.millrace.blackbox.suite;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An attempt at a task of a divided video, as its worker logs it.
 *
 * @param worker by the name in {@code ./millrace status}
 * @param task its number, from 1
 * @param segments how many the task's chunk has; 0 of sound
 */
public record TaskAttempt(String worker, int task, int segments) {

    private static final Pattern BEGIN =
            Pattern.compile("\"message\":\"Task (\\d+) of \\d+: (?:sound|Chunk\\[firstSegment=\\d+, segments=(\\d+),)");

    /** All that began so far, worker by worker. */
    public static List<TaskAttempt> of(Suite suite, String video) {
        return Suite.WORKERS.stream()
                .flatMap(worker -> suite.logLines(worker).stream()
                        .filter(line -> line.contains(video))
                        .flatMap(line -> begun(worker, line)))
                .toList();
    }

    private static Stream<TaskAttempt> begun(String worker, String line) {
        return BEGIN.matcher(line).results().map(found -> of(worker, found));
    }

    private static TaskAttempt of(String worker, MatchResult found) {
        String segments = found.group(2);
        return new TaskAttempt(
                worker, Integer.parseInt(found.group(1)), segments == null ? 0 : Integer.parseInt(segments));
    }
}
