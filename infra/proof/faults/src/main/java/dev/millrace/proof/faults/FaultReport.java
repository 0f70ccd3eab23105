package dev.millrace.proof.faults;

import dev.millrace.local.terminal.Words;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of many seeds, as the page {@code infra/docs/reports/fault-runs.md}. Pure. */
public final class FaultReport {

    private static final String EXPLANATION = """
            A run starts the real processes, lets one to four phones do an errand each through the public API, and breaks things
            meanwhile. What is done when follows from the seed, so `./millrace faults --seeds N` repeats run N as nearly as processes
            can be repeated. Nothing in the services knows of it: each part calls the others through a line of TCP that belongs to
            the suite, and what is broken is broken from outside. Times such as the lease are a fifth of those in production; sweeps
            that come after an hour or a day come after a minute.

            ## What is broken

            - **At any time**: kill -9 of gateway, services, workers and ffmpeg; kill -9 of one of PostgreSQL's own processes, upon
              which it drops all connections and recovers; PostgreSQL, S3 and SQS stopped for seconds and started again; a line cut
              (all connections reset), closed (nobody there), silent or slow; a worker's disk full to the last byte (it has a small
              one of its own; left out where nobody may mount); ten event streams of one owner that resume 20,000 events and never
              read; the `Clock` of one part wrong by up to four minutes either way, or stepped by up to twelve hours.
            - **At a named call**, the n-th of its kind on its line, before it is passed on, within its body, or after it was
              answered: kill -9 of either side, the connection lost, the call held back; a message or webhook delivered a second
              time or long after its sender gave it up, byte for byte; CompleteMultipartUpload answered with 200 and an error
              for seconds. The calls are: COMMIT, SendMessage, ReceiveMessage, DeleteMessage, CreateMultipartUpload, CompleteMultipartUpload, a piece
              of an output, both webhooks, the opening of a session, leases, the notice of a deletion, any changing call of a phone.

            Phones send straight, do everything twice by the same key, pause and resume, cancel and start again, go on as another
            device, cancel, vanish, delete.

            ## When a run is good

            At most five minutes after everything is mended

            - each call of a phone was answered in the end, with nothing but 429 and 503 before, and what was answered holds: the
              next read shows it, a key creates once, a stored part is listed, nothing is signed while paused, a completed session
              stays so, a video keeps its title, a deleted one is 404;
            - each completed video is READY with all renditions, every object of it can be fetched through the edge and all of it
              decodes; where three or more faults could cost an attempt it may have FAILED with `RETRIES_EXHAUSTED` before, and is
              READY after its owner's retry; a cancelled one is FAILED for that reason, one in the middle is UPLOADING;
            - no video was READY twice and none was completed twice, no session has a twin, the assets are of one attempt, no job is
              open, no lease is held, no message is left in an outbox; after the last seed the queue is empty and there are no more
              dead letters than jobs that failed for good;
            - once the sweepers came by, storage holds no open multipart upload but those of live sessions, and no object but the
              source and the output that is served; of a deleted video nothing.

            ## Does it notice?

            Seeds that are good, and fail without what is named; the first three were found by them:

            | taken out | seeds that fail |
            | --- | --- |
            | a connection lost in the middle of a request is answered 503, not 500 | 3, 13, 20, 27 |
            | an opening that ended before its answer is not given out as opened | 4, 7 |
            | a session that a sweep takes for half opened is looked at again, locked | 46, 190, on a busy machine |
            | storage is asked what became of a completion | 139, 187, 296 |
            | an idempotency key is remembered | 17, 25 |
            | multipart uploads that no session owns are removed | 46, 72 |
            | a job goes through the outbox, and a silent one is looked for | 167 |
            | a message is deleted after its job, and a silent job is looked for | 1, 26 |
            """;

    private FaultReport() {}

    /**
     * The page.
     *
     * @param command that repeats it
     * @param wanted how many seeds there will be in the end
     */
    public static String of(String command, LocalDate date, Duration took, int wanted, List<Result> results) {
        List<Result> bad = results.stream().filter(result -> !result.isGood()).toList();
        int videos = results.stream().mapToInt(Result::videos).sum();
        List<String> lines = new ArrayList<>(List.of("# Fault runs", ""));
        lines.add("Written by `" + command + "` on " + date + ".");
        lines.add("");
        lines.addAll(EXPLANATION.lines().toList());
        lines.add("");
        String runs =
                results.size() == wanted ? wanted + " runs" : "The first " + results.size() + " of " + wanted + " runs";
        lines.add("**" + runs + " with " + videos + " videos in " + Words.time(took) + ": "
                + (bad.isEmpty() ? "no violation" : bad.size() + " with violations") + ".**");
        lines.add("");
        lines.add("| fault | times |");
        lines.add("| --- | --- |");
        kinds(results).forEach((kind, count) -> lines.add("| " + kind + " | " + count + " |"));
        lines.add("");
        for (Result result : bad) {
            lines.add("## Seed " + result.seed());
            lines.add("");
            result.plan().forEach(step -> lines.add("- " + step));
            result.violations().forEach(violation -> lines.add("- **" + violation + "**"));
            lines.add("");
        }
        return String.join("\n", lines).stripTrailing() + "\n";
    }

    private static Map<String, Long> kinds(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.kinds().stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }
}
