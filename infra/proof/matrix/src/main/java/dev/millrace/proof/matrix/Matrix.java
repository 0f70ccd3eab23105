package dev.millrace.proof.matrix;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.client.Api;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.proof.matrix.attack.Canary;
import dev.millrace.proof.matrix.input.InputFactory;
import dev.millrace.proof.matrix.input.MediaInput;
import dev.millrace.proof.matrix.input.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Runs inputs through a running suite: makes the files, uploads them as several owners in parallel, and judges every output. */
public final class Matrix {

    private static final int MAKERS = 2;

    private final Suite suite;
    private final FfmpegBinaries ffmpeg;
    private final Folders folders;
    private final Listener listener;

    /** @param suite the suite under test */
    public Matrix(Suite suite, FfmpegBinaries ffmpeg, Folders folders, Listener listener) {
        this.suite = suite;
        this.ffmpeg = ffmpeg;
        this.folders = folders;
        this.listener = listener;
    }

    /**
     * The suite under test.
     *
     * @param tokens gives a user's access token
     * @param owners number of owners that upload in parallel
     */
    public record Suite(URI gateway, Function<String, String> tokens, int owners) {}

    /**
     * Folders for files.
     *
     * @param inputs generated inputs, kept between runs
     * @param streams streams fetched from the edge
     * @param keepStreams whether fetched streams are kept
     */
    public record Folders(Path inputs, Path streams, boolean keepStreams) {}

    /** Receives progress, from several threads. */
    public interface Listener {

        /** Number of files generated so far. */
        void made(int count, int of);

        /** Another input has its verdict. */
        void judged(Verdict verdict, int count, int of);
    }

    /**
     * The result of a run.
     *
     * @param verdicts in the order of the inputs
     * @param canaryCalls number of calls that hostile files caused
     */
    public record Outcome(List<Verdict> verdicts, int canaryCalls) {

        public Outcome {
            verdicts = List.copyOf(verdicts);
        }

        public boolean isGood() {
            return canaryCalls == 0 && verdicts.stream().allMatch(Verdict::isGood);
        }
    }

    /** Returns when every input has its verdict. */
    public Outcome run(List<MediaInput> inputs) throws IOException, InterruptedException {
        try (Canary canary = Canary.start()) {
            InputFactory factory = new InputFactory(folders.inputs, new Tools(new FfmpegRun(ffmpeg), canary.address()));
            Map<String, Verdict> verdicts = new ConcurrentHashMap<>();
            Map<MediaInput, Path> files = make(inputs, factory, verdicts);
            judge(files, verdicts, inputs.size());
            return new Outcome(
                    inputs.stream().map(input -> verdicts.get(input.name())).toList(), canary.calls());
        }
    }

    /** An input that cannot be generated gets its verdict immediately. */
    private Map<MediaInput, Path> make(List<MediaInput> inputs, InputFactory factory, Map<String, Verdict> verdicts)
            throws InterruptedException {
        ExecutorService makers = Executors.newFixedThreadPool(MAKERS);
        try {
            Map<MediaInput, Future<Path>> started = new LinkedHashMap<>();
            inputs.forEach(input -> started.put(input, makers.submit(() -> factory.file(input))));
            Map<MediaInput, Path> files = new LinkedHashMap<>();
            for (Map.Entry<MediaInput, Future<Path>> entry : started.entrySet()) {
                try {
                    files.put(entry.getKey(), entry.getValue().get());
                } catch (ExecutionException e) {
                    String why = String.valueOf(e.getMessage());
                    verdicts.put(
                            entry.getKey().name(), Verdict.of(entry.getKey(), "not made", List.of(why), Duration.ZERO));
                }
                listener.made(files.size(), inputs.size());
            }
            return files;
        } finally {
            makers.shutdownNow();
        }
    }

    private void judge(Map<MediaInput, Path> files, Map<String, Verdict> verdicts, int total)
            throws InterruptedException {
        BlockingQueue<Map.Entry<MediaInput, Path>> waiting = new LinkedBlockingQueue<>(files.entrySet());
        ExecutorService threads = Executors.newFixedThreadPool(suite.owners);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int number = 1; number <= suite.owners; number++) {
                Api api = new Api(suite.gateway, suite.tokens.apply("matrix-" + number));
                running.add(threads.submit(() -> drive(api, waiting, verdicts, total)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Void drive(
            Api api, BlockingQueue<Map.Entry<MediaInput, Path>> waiting, Map<String, Verdict> verdicts, int total)
            throws IOException, InterruptedException {
        try (Journey journey = Journey.with(api)) {
            OwnerRun run = new OwnerRun(journey, ffmpeg, folders.streams, folders.keepStreams);
            for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                Verdict verdict = run.judge(next.getKey(), next.getValue());
                verdicts.put(verdict.input().name(), verdict);
                listener.judged(verdict, verdicts.size(), total);
            }
        }
        return null;
    }
}
