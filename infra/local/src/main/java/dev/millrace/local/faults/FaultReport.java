package dev.millrace.local.faults;

import dev.millrace.local.terminal.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of many seeds, as the page {@code infra/docs/fault-runs.md}. Pure. */
public final class FaultReport {

    private static final String EXPLANATION = """
            A run starts the real processes, lets one to four phones send a video each through the public API, and breaks things
            meanwhile; what is done when follows from the seed, so `./millrace faults --seeds N` repeats run N as nearly as
            processes can be repeated. The calls between the parts go through lines that can be cut (all connections reset), closed
            (nobody there), silent (nothing comes through) and slow. Times such as the lease are a fifth of those in production.

            A run is good when, at most five minutes after everything is mended,

            - each call of a phone was answered in the end, with nothing but 429 and 503 before;
            - each completed video is READY with all renditions, every object of it can be fetched through the edge and all of it
              decodes; it may have FAILED with `RETRIES_EXHAUSTED` only where three or more faults could cost an attempt;
            - no video was READY twice and none was completed twice, no session has a twin, no job is open, no message is left in
              an outbox;
            - storage holds no open multipart upload and the output of one attempt only.
            """;

    private FaultReport() {}

    /** @param command that repeats it */
    public static String of(String command, LocalDate date, List<FaultRuns.Result> results) {
        List<FaultRuns.Result> bad = results.stream()
                .filter(result -> !result.violations().isEmpty())
                .toList();
        int videos = results.stream().mapToInt(FaultRuns.Result::videos).sum();
        Duration took = results.stream().map(FaultRuns.Result::took).reduce(Duration.ZERO, Duration::plus);
        List<String> lines = new ArrayList<>(List.of("# Fault runs", ""));
        lines.add("Written by `" + command + "` on " + date + ".");
        lines.add("");
        lines.addAll(EXPLANATION.lines().toList());
        lines.add("");
        lines.add("**" + results.size() + " runs with " + videos + " videos in " + Words.time(took) + ": "
                + (bad.isEmpty() ? "no violation" : bad.size() + " with violations") + ".**");
        lines.add("");
        lines.add("| fault | times |");
        lines.add("| --- | --- |");
        kinds(results).forEach((kind, count) -> lines.add("| " + kind + " | " + count + " |"));
        lines.add("");
        for (FaultRuns.Result result : bad) {
            lines.add("## Seed " + result.seed());
            lines.add("");
            result.faults().forEach(fault -> lines.add("- " + fault));
            result.violations().forEach(violation -> lines.add("- **" + violation + "**"));
            lines.add("");
        }
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static Map<String, Long> kinds(List<FaultRuns.Result> results) {
        return results.stream()
                .flatMap(result -> result.kinds().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
