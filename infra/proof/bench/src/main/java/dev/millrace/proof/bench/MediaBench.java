package dev.millrace.proof.bench;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Measures every clip every way, one after the other, and prints each result. */
public final class MediaBench {

    private static final Duration WARM_UP = Duration.ofSeconds(2);

    private final BenchPlan plan;
    private final Path directory;
    private final FfmpegBinaries ffmpeg;
    private final Terminal terminal;
    private final Clips clips;
    private int measured;

    /** @param directory folder for clips and for the output of bare ffmpeg */
    public MediaBench(BenchPlan plan, Path directory, FfmpegBinaries ffmpeg, Terminal terminal) {
        this.plan = plan;
        this.directory = directory;
        this.ffmpeg = ffmpeg;
        this.terminal = terminal;
        this.clips = new Clips(directory.resolve("clips"), new FfmpegRun(ffmpeg), terminal);
    }

    /** Generates missing clips, before any measurement. */
    public void prepare() throws IOException, InterruptedException {
        clips();
        clips.of(plan.kinds().get(0), WARM_UP);
    }

    /**
     * Runs the benchmark.
     *
     * @param targets a suite for each of Millrace's ways
     * @param machine state before the run, at {@code date}
     * @throws IOException when a video FAILED or ffmpeg failed
     */
    public BenchReport run(Map<Way, BenchTarget> targets, Machine machine, LocalDate date)
            throws IOException, InterruptedException {
        List<ClipResult> results = clips().stream().map(ClipResult::new).toList();
        try (Suites suites = new Suites(targets)) {
            for (int run = 0; run < plan.runs(); run++) {
                for (int clip = 0; clip < results.size(); clip++) {
                    ClipResult result = results.get(clip);
                    for (Way way : plan.order(run, clip)) {
                        result.add(measure(way, result.clip(), suites));
                    }
                }
            }
        }
        return new BenchReport(plan, machine, date, results);
    }

    private List<Clip> clips() throws IOException, InterruptedException {
        List<Clip> all = new ArrayList<>();
        for (ClipKind kind : plan.kinds()) {
            for (Duration length : plan.lengths()) {
                all.add(clips.of(kind, length));
            }
        }
        return all;
    }

    private Sample measure(Way way, Clip clip, Suites suites) throws IOException, InterruptedException {
        measured++;
        String what = "%3d of %d  %-15s  %-18s".formatted(measured, plan.size(), clip.name(), way.title());
        IntConsumer progress = percent -> terminal.progress("  " + what + "  " + Words.bar(percent));
        progress.accept(0);
        Sample sample = sample(way, clip, suites, progress);
        Duration ready = sample.ready();
        terminal.line("  " + what + "  " + Words.time(sample.total().wall()) + " wall, "
                + Words.time(sample.total().cpu()) + " CPU"
                + (ready == null ? "" : ", READY after " + Words.time(ready)));
        return sample;
    }

    private Sample sample(Way way, Clip clip, Suites suites, IntConsumer progress)
            throws IOException, InterruptedException {
        try {
            if (way.isMillrace()) {
                return suites.awake(way, target -> millrace(way, clip, target, progress));
            }
            return new BareRoad(new TimedFfmpeg(ffmpeg), directory.resolve("scratch")).run(way, clip, progress);
        } catch (IOException e) {
            throw new IOException(clip.name() + ", " + way.title(), e);
        }
    }

    private Sample millrace(Way way, Clip clip, BenchTarget target, IntConsumer progress)
            throws IOException, InterruptedException {
        MillraceRoad road = new MillraceRoad(target);
        warmUp(way, road);
        return road.run(way, clip, progress);
    }

    /** why: warms up, since users do not meet a suite whose connections are closed and whose classes are not loaded. */
    private void warmUp(Way way, MillraceRoad road) throws IOException, InterruptedException {
        Clip clip = clips.of(plan.kinds().get(0), WARM_UP);
        try {
            road.run(way, clip, percent -> {});
        } catch (VideoFailed e) {
            throw e;
        } catch (IOException closedConnection) {
            road.run(way, clip, percent -> {});
        }
    }
}
