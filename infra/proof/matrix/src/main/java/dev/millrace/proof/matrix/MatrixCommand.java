package dev.millrace.proof.matrix;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.command.ExitCode;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.command.SuiteChoices;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Table;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import dev.millrace.proof.matrix.input.Inputs;
import dev.millrace.proof.matrix.input.MediaInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends every kind of file through the suite and reports the results. */
@Command(
        description = {
            "Generates more than 500 files of every kind, good, odd, broken and hostile, uploads each like a user, and",
            "checks the output. Exits with 0 only if every result is as expected.",
            "Without --filter it writes infra/docs/reports/media-matrix.md.",
            "Uses the running suite; if there is none, starts one and stops it at the end."
        })
final class MatrixCommand implements Callable<Integer> {

    private static final String REPORT = "infra/docs/reports/media-matrix.md";
    private static final String WORKER = "worker-";

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final long began = System.nanoTime();

    @Option(
            names = "--filter",
            paramLabel = "REGEX",
            description = "Only inputs whose name or theme matches; writes no report.")
    private @Nullable String filter;

    @Option(names = "--keep", description = "Keep the fetched streams for inspection.")
    private boolean keep;

    @Option(
            names = "--inputs",
            paramLabel = "DIR",
            description = "Folder for the inputs. Default: in the suite's folder.")
    private @Nullable Path inputs;

    @Mixin
    private SuiteChoices choices = new SuiteChoices();

    MatrixCommand(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        List<MediaInput> chosen = filter == null ? Inputs.all() : Inputs.matching(filter);
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("no input matches --filter " + filter);
        }
        return RunningSuite.use(directory, choices, terminal, (state, endsAfterwards) -> run(chosen, state));
    }

    private int run(List<MediaInput> chosen, SuiteState state) throws IOException, InterruptedException {
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory.ffmpeg());
        Path kept = inputs == null ? directory.matrix().resolve("inputs") : inputs;
        Path streams = directory.matrix().resolve("streams");
        SuiteDirectory.delete(streams);
        try (WorkerWatch watch = WorkerWatch.of(workers(state))) {
            Matrix.Suite suite = new Matrix.Suite(
                    PortPlan.local(state.ports().gateway()), user -> token(state, user), 2 + 2 * state.workers());
            Matrix.Outcome outcome =
                    new Matrix(suite, ffmpeg, new Matrix.Folders(kept, streams, keep), new Progress()).run(chosen);
            return tell(outcome, watch);
        }
    }

    private int tell(Matrix.Outcome outcome, WorkerWatch watch) throws IOException {
        List<String> faults = new ArrayList<>(watch.faults());
        if (outcome.canaryCalls() > 0) {
            faults.add("the canary was called " + outcome.canaryCalls() + " times");
        }
        Table table = new Table();
        outcome.verdicts().stream()
                .filter(verdict -> !verdict.isGood())
                .forEach(verdict -> table.row(
                        verdict.input().name(),
                        verdict.input().expected().words(),
                        verdict.got(),
                        verdict.faults().get(0)));
        table.lines().forEach(terminal::line);
        faults.forEach(fault -> terminal.line("  " + terminal.bad(fault)));
        long good = outcome.verdicts().stream().filter(Verdict::isGood).count();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        terminal.line(
                "%d of %d as expected, in %s".formatted(good, outcome.verdicts().size(), Words.time(took)));
        if (filter == null) {
            write(outcome, watch, faults);
        }
        return outcome.isGood() && faults.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void write(Matrix.Outcome outcome, WorkerWatch watch, List<String> faults) throws IOException {
        List<String> facts = new ArrayList<>(watch.facts());
        facts.add("The canary server that hostile files point at was "
                + (outcome.canaryCalls() == 0 ? "never called." : "called " + outcome.canaryCalls() + " times."));
        facts.addAll(faults);
        Files.writeString(directory.repository().resolve(REPORT), Report.of(outcome, facts));
        terminal.line("Written: " + REPORT);
    }

    private static List<Long> workers(SuiteState state) {
        return state.processes().stream()
                .filter(process -> process.name().startsWith(WORKER))
                .map(SuiteState.Running::pid)
                .toList();
    }

    private static String token(SuiteState state, String user) {
        try {
            return new Tokens(state.ports()).of(user);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Updates one line on a terminal; elsewhere prints a line per failure and per ten percent. */
    private final class Progress implements Matrix.Listener {

        private int failures;

        @Override
        public synchronized void made(int count, int of) {
            int percent = count * 100 / of;
            terminal.progress("  inputs   " + Words.bar(percent) + "  " + count + " of " + of, count == of);
        }

        @Override
        public synchronized void judged(Verdict verdict, int count, int of) {
            if (!verdict.isGood()) {
                failures++;
                terminal.line("  " + terminal.bad("not as expected") + "  "
                        + verdict.input().name() + ": " + verdict.faults().get(0));
            }
            String text = "  matrix   " + Words.bar(count * 100 / of) + "  " + count + " of " + of + ", " + failures
                    + " not as expected";
            terminal.progress(text, count * 10 / of > (count - 1) * 10 / of);
        }
    }
}
