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

/** Renders the results of many seeds as {@code infra/docs/reports/fault-runs.md}. Pure. */
public final class FaultReport {

    private static final String EXPLANATION = """
            A run starts the real processes, lets one to four phones each upload a video through the public API, and injects faults. The
            seed determines every fault and its time, so `./millrace faults --seeds N` repeats run N as closely as real processes allow. The
            services do not know of it: each process calls the others through TCP proxies of the suite, which inject the faults from
            outside. Times such as the lease are a fifth of those in production; sweeps that run after an hour or a day run after a minute.

            ## Faults

            - **At any time**: kill -9 of gateway, services, workers and ffmpeg; kill -9 of a PostgreSQL backend, so that PostgreSQL drops
              all connections and recovers; PostgreSQL, S3 and SQS stopped for seconds and restarted; a link cut (all connections reset),
              closed (connections refused), silent or slow; a worker's disk completely full (it has a small disk of its own; skipped
              without permission to mount); ten event streams of one owner that resume 20,000 events and never read; the `Clock` of one
              process wrong by up to four minutes either way, or stepped by up to twelve hours.
            - **At a named call**, the n-th of its kind on its link, before it is forwarded, within its body, or after it was answered:
              kill -9 of either side, the connection lost, the call delayed; a message or webhook delivered twice, or long after its sender
              gave up, byte for byte; CompleteMultipartUpload answered with 200 and an error for seconds. The calls are: COMMIT,
              SendMessage, ReceiveMessage, DeleteMessage, CreateMultipartUpload, CompleteMultipartUpload, the upload of an output object,
              both webhooks, the opening of a session, leases, the notice of a deletion, any changing call of a phone.

            Phones upload straight through, do everything twice with the same key, pause and resume, cancel and start again, continue as
            another device, cancel, vanish, delete.

            ## When a run is good

            At most five minutes after the last fault is repaired

            - each call of a phone was answered in the end, with nothing but 429 and 503 before, and what was answered holds: the next read
              shows it, a key creates once, a stored part is listed, nothing is signed while paused, a completed session stays completed, a
              video keeps its title, a deleted one is 404;
            - each completed video is READY with all renditions, every object of it can be fetched through the edge and all of it decodes;
              where three or more faults could cost an attempt it may have FAILED with `RETRIES_EXHAUSTED` before, and is READY after its
              owner's retry; a cancelled one is FAILED for that reason, an abandoned one is UPLOADING;
            - no video became READY twice and none was completed twice, no session is duplicated, the assets are of one attempt, no job is
              open, no lease is held, no message is left in an outbox; after the last seed the queue is empty, and there are no more dead
              letters than permanently failed jobs;
            - after the sweepers have run, storage holds no open multipart upload but those of live sessions, and no object but the source
              and the served output; of a deleted video nothing.

            ## Does it detect errors?

            Seeds that are good, and fail when the named mechanism is removed; they found the first three errors:

            | removed | seeds that fail |
            | --- | --- |
            | a connection lost during a request is answered 503, not 500 | 3, 13, 20, 27 |
            | an opening that ended before its answer is not reported as opened | 4, 7 |
            | a session that a sweep takes for half opened is checked again under its lock | 46, 190, on a busy machine |
            | storage is asked for the outcome of a completion | 139, 187, 296 |
            | an idempotency key is remembered | 17, 25 |
            | multipart uploads without a session are removed | 46, 72 |
            | a job goes through the outbox, and a silent one is recovered | 167 |
            | a message is deleted after its job, and a silent job is recovered | 1, 26 |
            """;

    private FaultReport() {}

    /**
     * Renders the page.
     *
     * @param command to repeat the runs
     * @param wanted total number of seeds, including those still to run
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
