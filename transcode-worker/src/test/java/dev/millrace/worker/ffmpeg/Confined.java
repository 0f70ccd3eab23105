package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.common.trace.Traces;
import dev.millrace.worker.Clips;
import dev.millrace.worker.outcome.StopSignal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** Runs any program where the worker would run ffmpeg, behind the same fences and under the same supervision. */
final class Confined {

    static final FfmpegBinaries REAL = FfmpegBinaries.resolve(null, null, Clips.CACHE);

    private static final Duration LONG = Duration.ofSeconds(40);

    private final FfmpegPrograms programs;
    private final Path work;
    final List<String> output = new ArrayList<>();

    Confined(Path directory, DataSize memory, DataSize largestFile) throws IOException {
        Path anything = Files.writeString(
                directory.resolve("anything-" + memory.toMegabytes() + "-" + largestFile.toBytes()),
                "#!/bin/sh\n[ \"$1\" = -version ] && exit 0\nexec \"$@\"\n");
        assertThat(anything.toFile().setExecutable(true)).isTrue();
        this.work = Files.createDirectories(directory.resolve("work"));
        FfmpegProperties properties = new FfmpegProperties(
                null, null, Clips.CACHE, List.of("mov"), 64, 1 << 26, memory, largestFile, 10, 2, List.of());
        this.programs = new FfmpegPrograms(
                new FfmpegBinaries(anything, anything, REAL.environment(), FfmpegBinaries.Origin.CONFIGURED),
                properties,
                new Traces(Tracer.NOOP, Propagator.NOOP));
    }

    static Confined usual(Path directory) throws IOException {
        return new Confined(directory, DataSize.ofGigabytes(4), DataSize.ofGigabytes(4));
    }

    /** The gauges of the fences, by fence. */
    Map<String, Double> fences() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new FenceMetrics(programs, meters);
        return meters.find("transcode.fence").gauges().stream()
                .collect(Collectors.toMap(gauge -> String.valueOf(gauge.getId().getTag("fence")), Gauge::value));
    }

    List<String> confinement() {
        return programs.confinement();
    }

    RunResult run(String... command) throws InterruptedException {
        return run(new RunLimits(LONG, LONG), command);
    }

    RunResult run(RunLimits limits, String... command) throws InterruptedException {
        output.clear();
        return run(limits, new StopSignal(), output::add, command);
    }

    RunResult run(RunLimits limits, StopSignal signal, Predicate<String> reader, String... command)
            throws InterruptedException {
        return programs.ffmpeg(new FfmpegPrograms.Run(List.of(command), work, null, limits, reader), signal);
    }

    /** The real ffmpeg, with words before the arguments that make it talk as in an encode. */
    RunResult ffmpeg(RunLimits limits, String... arguments) throws InterruptedException {
        Stream<String> words = Stream.of(
                REAL.ffmpeg().toString(),
                "-nostdin",
                "-hide_banner",
                "-v",
                "level+warning",
                "-y",
                "-progress",
                "pipe:1");
        return run(limits, Stream.concat(words, Stream.of(arguments)).toArray(String[]::new));
    }

    RunResult ffmpeg(String... arguments) throws InterruptedException {
        return ffmpeg(new RunLimits(LONG, LONG), arguments);
    }

    static RunLimits time(Duration overall, Duration stall) {
        return new RunLimits(overall, stall);
    }

    static RunLimits memory(DataSize most) {
        return new RunLimits(LONG, LONG, most.toBytes(), Long.MAX_VALUE);
    }

    static RunLimits outputOf(DataSize most) {
        return new RunLimits(LONG, LONG, Long.MAX_VALUE, most.toBytes());
    }

    Path work() {
        return work;
    }

    /** No child, no thread that reads one: whatever was killed is gone. */
    static void assertNothingIsLeft(Set<Long> before) {
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            assertThat(children()).isSubsetOf(before);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("ffmpeg-"));
        });
    }

    static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
