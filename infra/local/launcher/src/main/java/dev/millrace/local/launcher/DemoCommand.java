package dev.millrace.local.launcher;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.command.ExitCode;
import dev.millrace.local.command.RunningSuite;
import dev.millrace.local.command.SuiteChoices;
import dev.millrace.local.compose.ComposeChoices;
import dev.millrace.local.compose.ComposeDemo;
import dev.millrace.local.demo.Demo;
import dev.millrace.local.process.MemoryUse;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Uploads a video and plays the result. */
@Command(
        description = {
            "Acts like a user: uploads a video in parts, follows its transcoding, fetches the stream through",
            "the edge and decodes every rendition. Exits with 0 only if everything played.",
            "Uses the running suite; if there is none, starts one and stops it at the end. With --api it shows that",
            "a real deployment works, and starts nothing."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String USER = "demo";

    private final Terminal terminal;
    private final SuiteDirectory directory;
    private final long began = System.nanoTime();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "An mp4, mov, 3gp, avi or wmv file. Default: a generated sample.")
    private @Nullable String file;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description = {
                "The gateway of a real deployment; the token of a user comes from the environment variable",
                Deployment.TOKEN + ". The video stays there."
            })
    private @Nullable URI api;

    @Mixin
    private SuiteChoices choices = new SuiteChoices();

    @Mixin
    private ComposeChoices compose = new ComposeChoices();

    DemoCommand(Terminal terminal, SuiteDirectory directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    @Override
    public Integer call() throws Exception {
        Optional<Path> source = source();
        if (api != null) {
            there(source, Deployment.of(api, System.getenv(Deployment.TOKEN)));
            return ExitCode.OK;
        }
        if (compose.isCompose()) {
            new ComposeDemo(directory, compose, terminal).run(source);
            return ExitCode.OK;
        }
        return RunningSuite.use(directory, choices, terminal, (state, endsAfterwards) -> {
            demo(source, state, endsAfterwards ? "./millrace up, then " : "");
            return ExitCode.OK;
        });
    }

    private Optional<Path> source() {
        if (file == null) {
            return Optional.empty();
        }
        // why: the script has changed to the repository's root.
        Path path = Path.of(System.getProperty("millrace.called-from", "")).resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("no such file: " + file);
        }
        return Optional.of(path);
    }

    private void there(Optional<Path> source, Deployment deployment) throws Exception {
        playing(scratch -> {
            Demo demo = demo(deployment.api(), deployment.token());
            play(demo, source, scratch);
            terminal.line("  seconds    " + demo.timings() + ", total " + total());
        });
    }

    private void demo(Optional<Path> source, SuiteState state, String before) throws Exception {
        playing(scratch -> {
            try (MemoryUse memory = MemoryUse.watch(() -> roots(state))) {
                String token = new Tokens(state.ports()).of(USER);
                Demo demo = demo(PortPlan.local(state.ports().gateway()), token);
                play(demo, source, scratch);
                String page = state.url(state.ports().page()).toString();
                terminal.line("  watch it   " + before + terminal.bold(page) + ", sign in as " + USER);
                terminal.line("  seconds    " + demo.timings() + ", total " + total());
                memory.peakBytes()
                        .ifPresent(peak ->
                                terminal.line("  memory     " + Words.size(peak) + " at the peak, for all processes"));
            }
        });
    }

    /** What is played in a folder for what is fetched. */
    private interface Scene {

        void in(Path scratch) throws Exception;
    }

    private void playing(Scene scene) throws Exception {
        Path scratch = Files.createTempDirectory(Files.createDirectories(directory.demo()), "play-");
        try {
            scene.in(scratch);
            terminal.line();
            terminal.line(terminal.good("It played."));
        } finally {
            SuiteDirectory.delete(scratch);
        }
    }

    private Demo demo(URI gateway, String token) throws Exception {
        return new Demo(gateway, token, FfmpegBinaries.resolve(null, null, directory.ffmpeg()), terminal);
    }

    private void play(Demo demo, Optional<Path> source, Path scratch) throws Exception {
        demo.play(demo.upload(source.isPresent() ? source.get() : demo.sample(directory.demo())), scratch);
    }

    private String total() {
        return Words.time(Duration.ofNanos(System.nanoTime() - began));
    }

    private static Collection<Long> roots(SuiteState state) {
        Set<Long> roots = new HashSet<>();
        roots.add(state.launcherPid());
        roots.add(ProcessHandle.current().pid());
        state.processes().forEach(process -> roots.add(process.pid()));
        return roots;
    }
}
