package dev.millrace.proof.bench;

import dev.millrace.local.process.Await;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a suite's worker from a moment on: it says what the time of an attempt went into, and which tasks began. Not thread-safe. */
public final class WorkerLog {

    private static final Pattern ATTEMPT = Pattern.compile("\"message\":\"Attempt \\d+: (start [^\"]*)\"");
    private static final Pattern TASK = Pattern.compile("\"message\":\"Task \\d+ of \\d+: ");
    private static final Pattern STEP = Pattern.compile("([a-z]+(?: \\d+)?) (\\d+\\.\\d+) s");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path log;
    private final long from;

    private WorkerLog(Path log, long from) {
        this.log = log;
        this.from = from;
    }

    /** From now on. */
    public static WorkerLog of(Path log) throws IOException {
        return new WorkerLog(log, Files.size(log));
    }

    /**
     * Seconds of each step of the attempt that ended, in order.
     *
     * @throws IOException when none ends within 10 s
     */
    Map<String, Double> steps() throws IOException, InterruptedException {
        Map<String, Double> steps = Await.answer(() -> steps(lines()), found -> !found.isEmpty(), PATIENCE);
        if (steps.isEmpty()) {
            throw new IOException("the worker does not say in its log what the attempt's time went into: " + log);
        }
        return steps;
    }

    static Map<String, Double> steps(List<String> lines) {
        Map<String, Double> steps = new LinkedHashMap<>();
        for (String line : lines) {
            Matcher attempt = ATTEMPT.matcher(line);
            if (attempt.find()) {
                Matcher step = STEP.matcher(attempt.group(1));
                while (step.find()) {
                    steps.put(step.group(1), Double.parseDouble(step.group(2)));
                }
            }
        }
        return steps;
    }

    /** How many attempts at tasks began. */
    public long tasks() throws IOException {
        return lines().stream().filter(line -> TASK.matcher(line).find()).count();
    }

    private List<String> lines() throws IOException {
        try (FileChannel channel = FileChannel.open(log).position(from)) {
            byte[] bytes = Channels.newInputStream(channel).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        }
    }
}
