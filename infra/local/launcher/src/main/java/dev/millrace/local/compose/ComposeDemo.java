package dev.millrace.local.compose;

import dev.millrace.common.ffmpeg.FfmpegBinaries;
import dev.millrace.local.demo.Demo;
import dev.millrace.local.process.Await;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.suite.Tokens;
import dev.millrace.local.terminal.Terminal;
import dev.millrace.local.terminal.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Plays the demo in containers while a worker is killed and PostgreSQL is away. */
public final class ComposeDemo {

    private static final int WORKERS = 3;
    private static final String USER = "demo";
    private static final Duration UNTIL_ENCODING = Duration.ofMinutes(3);

    private final SuiteDirectory directory;
    private final ComposeChoices choices;
    private final Terminal terminal;
    private final PortPlan ports = new PortPlan(PortPlan.DEFAULT_BASE, WORKERS);
    private final long began = System.nanoTime();

    /** Nothing runs before {@link #run}. */
    public ComposeDemo(SuiteDirectory directory, ComposeChoices choices, Terminal terminal) {
        this.directory = directory;
        this.choices = choices;
        this.terminal = terminal;
    }

    /**
     * Starts the containers, disturbs and checks them, and removes them when this process exits, unless they are to stay.
     *
     * @param source the video; empty for the generated sample
     * @throws IllegalStateException when there is no container engine
     */
    public void run(Optional<Path> source) throws IOException, InterruptedException {
        Compose compose = Compose.in(directory.repository());
        ports.requireFree();
        if (!choices.keep()) {
            // why: Ctrl-C must remove them, too.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(compose), "remove-containers"));
        }
        try {
            play(compose, source);
        } catch (IOException e) {
            Path log = Files.createDirectories(directory.logs()).resolve("compose.log");
            compose.saveLogs(log);
            terminal.error("Logs of all containers are in " + log);
            throw e;
        }
    }

    private void play(Compose compose, Optional<Path> source) throws IOException, InterruptedException {
        terminal.line("Building images and starting containers, " + WORKERS + " workers");
        compose.up(WORKERS);
        Census census = Census.ofHealthy(compose);
        terminal.line("  started    " + census.size() + " containers, all healthy after " + sinceBegin());
        FfmpegBinaries ffmpeg = FfmpegBinaries.resolve(null, null, directory.ffmpeg());
        String token = new Tokens(ports).of(USER);
        Demo demo = new Demo(PortPlan.local(ports.gateway()), token, ffmpeg, terminal);
        String videoId = demo.upload(source.isPresent() ? source.get() : demo.sample(directory.demo()));
        Container killed = killWorker(compose);
        ApiCalls calls = new ApiCalls(PortPlan.local(ports.gateway()), token, videoId);
        takeDatabaseAway(compose, census, killed, calls);
        Path scratch = Files.createTempDirectory(Files.createDirectories(directory.demo()), "play-");
        try {
            demo.play(videoId, scratch);
        } finally {
            SuiteDirectory.delete(scratch);
        }
        census.check(killed, true);
        terminal.line("  replaced   no container, restarted none; " + killed.name() + " stayed killed");
        terminal.line("  seconds    " + demo.timings() + ", total " + sinceBegin());
        terminal.line();
        terminal.line(terminal.good("It played."));
    }

    private Container killWorker(Compose compose) throws IOException, InterruptedException {
        Container worker = awaitWorkerAtWork(compose);
        compose.kill(worker);
        terminal.line("  killed     " + worker.name() + " while ffmpeg was at work in it");
        terminal.line("  took over  " + awaitWorkerAtWork(compose).name());
        return worker;
    }

    private static Container awaitWorkerAtWork(Compose compose) throws IOException, InterruptedException {
        return Await.answer(compose::workerAtWork, Optional::isPresent, UNTIL_ENCODING)
                .orElseThrow(() -> new IOException("no worker began to transcode"));
    }

    private void takeDatabaseAway(Compose compose, Census census, Container killed, ApiCalls calls)
            throws IOException, InterruptedException {
        compose.stop(Compose.DATABASE);
        terminal.line("  stopped    PostgreSQL, for " + choices.databaseAway() + " s");
        long end =
                System.nanoTime() + Duration.ofSeconds(choices.databaseAway()).toNanos();
        while (System.nanoTime() < end) {
            calls.ask();
            census.check(killed, false);
            Thread.sleep(1000);
        }
        compose.start(Compose.DATABASE);
        census.awaitDatabase();
        terminal.line("  meanwhile  the API answered " + calls + "; every container was running and healthy");
        calls.awaitOk();
        terminal.line("  back       PostgreSQL, and the API answers again");
    }

    private void remove(Compose compose) {
        try {
            compose.down();
            terminal.line("Removed the containers and their data.");
        } catch (IOException | InterruptedException e) {
            terminal.error("The containers are still there: " + e.getMessage());
        }
    }

    private String sinceBegin() {
        return Words.time(Duration.ofNanos(System.nanoTime() - began));
    }
}
