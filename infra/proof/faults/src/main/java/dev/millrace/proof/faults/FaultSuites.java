package dev.millrace.proof.faults;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Suite;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteOptions;
import dev.millrace.local.terminal.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Runs seeds on several suites in parallel, each a process with its own ports and home. */
public final class FaultSuites {

    private static final int PORTS_APART = 100;
    /** From this many seeds on, a separate start to record the class archive pays off. */
    private static final int SEEDS_WORTH_LEARNING = 10;

    private final SuiteDirectory directory;
    private final int portBase;
    private final Terminal terminal;

    /** @param portBase of the first suite; the others follow 100 apart */
    public FaultSuites(SuiteDirectory directory, int portBase, Terminal terminal) {
        this.directory = directory;
        this.portBase = portBase;
        this.terminal = terminal;
    }

    /**
     * Runs all seeds.
     *
     * @param heard receives each result, from one thread at a time
     */
    public void run(List<Long> seeds, int suites, Consumer<Result> heard) throws Exception {
        prepare(seeds.size());
        Queue<Long> open = new ConcurrentLinkedQueue<>(seeds);
        Object turn = new Object();
        Consumer<Result> inTurn = result -> {
            synchronized (turn) {
                heard.accept(result);
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(suites);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < suites; number++) {
                int index = number;
                running.add(threads.submit(() -> {
                    run(index, open, inTurn);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a suite failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Prepares what the suites share. */
    private void prepare(int seeds) throws Exception {
        FaultClips.in(clips(), new FfmpegRun(FfmpegBinaries.resolve(null, null, directory.ffmpeg())));
        if (seeds >= SEEDS_WORTH_LEARNING) {
            SuiteDirectory first = new SuiteDirectory(directory.repository(), home(0));
            Suite.learn(new SuiteOptions(first, new PortPlan(portBase, 1), true), terminal);
        }
    }

    private Path clips() {
        return directory.faults().resolve("clips");
    }

    /** Runs seeds on one suite until none are left. A suite that cannot be started or repaired is replaced. */
    private void run(int number, Queue<Long> open, Consumer<Result> heard) throws IOException, InterruptedException {
        do {
            Set<Long> dealt = new TreeSet<>();
            runOne(number, open, dealt, heard);
            dealt.forEach(seed -> heard.accept(gaveUp(seed, number)));
        } while (!open.isEmpty());
    }

    private void runOne(int number, Queue<Long> open, Set<Long> dealt, Consumer<Result> heard)
            throws IOException, InterruptedException {
        Path home = Files.createDirectories(home(number));
        Process process = new ProcessBuilder(command(number, home))
                .redirectError(ProcessBuilder.Redirect.appendTo(log(number).toFile()))
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter answers = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(SuiteMain.NEXT)) {
                    deal(open, dealt, answers);
                } else if (line.startsWith(SuiteMain.RESULT)) {
                    Result result =
                            JsonMapper.shared().readValue(line.substring(SuiteMain.RESULT.length()), Result.class);
                    dealt.remove(result.seed());
                    heard.accept(result);
                } else if (line.startsWith(SuiteMain.NOTE) && number == 0) {
                    terminal.line(line.substring(SuiteMain.NOTE.length()));
                }
            }
        } finally {
            // why: it exits by itself at the end of its input, after stopping its suite.
            process.waitFor();
        }
        if (process.exitValue() != 0 && dealt.isEmpty()) {
            throw new IOException("suite " + (number + 1) + " did not start, see " + log(number));
        }
    }

    private static void deal(Queue<Long> open, Set<Long> dealt, PrintWriter answers) {
        Long seed = open.poll();
        if (seed == null) {
            answers.close();
        } else {
            dealt.add(seed);
            answers.println(seed);
            answers.flush();
        }
    }

    private Result gaveUp(long seed, int number) {
        String violation = "its suite failed before all checks were done, see " + log(number);
        return new Result(seed, List.of(), List.of(), 0, List.of(violation), Duration.ZERO);
    }

    private Path home(int number) {
        return directory.faults().resolve("suite-" + (number + 1));
    }

    private Path log(int number) {
        return home(number).resolve("runs.log");
    }

    private List<String> command(int number, Path home) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SuiteMain.class.getName(),
                directory.repository().toString(),
                home.toString(),
                String.valueOf(portBase + number * PORTS_APART),
                clips().toString());
    }
}
