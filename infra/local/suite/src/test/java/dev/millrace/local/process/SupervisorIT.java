package dev.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.local.log.LogTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {

    private static final String FOREVER = "echo up; while :; do sleep 0.1; done";
    private static final String STUBBORN = "trap '' TERM; " + FOREVER;

    @TempDir
    Path directory;

    private Supervisor supervisor;

    @BeforeEach
    void start() throws IOException {
        supervisor = Supervisor.start();
    }

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void aChildThatEndsByItselfIsReportedWithItsExitCodeAndItsLog() {
        supervisor.start(shell("good", FOREVER));
        supervisor.start(shell("bad", "echo it broke; exit 7"));

        ChildEnded ended = supervisor.firstEnd().orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(ended.name()).isEqualTo("bad");
        assertThat(ended.exitCode()).isEqualTo(7);
        assertThat(LogTail.of(ended.log(), 5)).containsExactly("it broke");
    }

    @Test
    void aChildThatWasAskedToStopIsNotReported() {
        Child child = supervisor.start(shell("asked", FOREVER));
        awaitUp(child);

        supervisor.stop(one -> one == child);

        assertThat(child.isAlive()).isFalse();
        assertThat(supervisor.firstEnd()).isNotDone();
    }

    @Test
    void aChildThatIgnoresTermIsKilledWithAllItStarted() throws IOException {
        Child child = supervisor.start(shell(
                "stubborn", "trap '' TERM; sh -c 'echo $$ >grandchild; while :; do sleep 0.1; done' & " + STUBBORN));
        awaitUp(child);
        await().until(() -> Files.exists(directory.resolve("grandchild")));
        long grandchild =
                Long.parseLong(Files.readString(directory.resolve("grandchild")).strip());

        supervisor.stop(one -> true);

        assertThat(child.isAlive()).isFalse();
        await().atMost(Duration.ofSeconds(5)).until(() -> !runs(grandchild));
    }

    @Test
    void onlyTheChosenOnesAreStopped() {
        Child first = supervisor.start(shell("first", FOREVER));
        Child second = supervisor.start(shell("second", FOREVER));

        supervisor.stop(child -> child.name().equals("first"));

        assertThat(first.isAlive()).isFalse();
        assertThat(second.isAlive()).isTrue();
    }

    @Test
    void theEnvironmentReachesTheChildAndNotItsCommandLine() {
        ProcessSpec spec = new ProcessSpec(
                "secretive",
                List.of("/bin/sh", "-c", "echo $SECRET; " + FOREVER),
                Map.of("SECRET", "hidden-one"),
                directory.resolve("secretive.log"),
                Duration.ofMillis(300));
        Child child = supervisor.start(spec);

        await().until(() -> LogTail.of(spec.log(), 5).contains("hidden-one"));
        assertThat(ProcessHandle.of(child.pid()).orElseThrow().info().commandLine())
                .hasValueSatisfying(line -> assertThat(line).doesNotContain("hidden-one"));
    }

    @Test
    void whenTheLauncherIsKilledEveryChildEndsAlsoTheOneThatIgnoresTerm() throws IOException {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> children = new ArrayList<>();
        try (BufferedReader output = launcher.inputReader()) {
            for (int i = 0; i < 3; i++) {
                children.add(Long.parseLong(output.readLine()));
            }
            assertThat(children).allMatch(SupervisorIT::runs);

            launcher.destroyForcibly();

            await().atMost(Duration.ofSeconds(20)).until(() -> children.stream().noneMatch(SupervisorIT::runs));
        } finally {
            children.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
    }

    /** Plays the launcher that gets killed: two children and its watchdog. */
    static final class Launcher {

        private Launcher() {}

        public static void main(String... arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Watchdog watchdog = Watchdog.start(2);
            for (String script : List.of(FOREVER, STUBBORN)) {
                Process child = new ProcessBuilder("/bin/sh", "-c", script)
                        .redirectOutput(directory.resolve("out").toFile())
                        .start();
                watchdog.watch(child.pid());
                System.out.println(child.pid());
            }
            System.out.println(watchdog.pid());
            Thread.sleep(60_000);
        }
    }

    private ProcessSpec shell(String name, String script) {
        return new ProcessSpec(
                name,
                List.of("/bin/sh", "-c", "cd '" + directory + "'; " + script),
                Map.of(),
                directory.resolve(name + ".log"),
                Duration.ofMillis(500));
    }

    private static void awaitUp(Child child) {
        await().until(() -> LogTail.of(child.spec().log(), 5).contains("up"));
    }

    /** A dead process that has not been reaped has no command. */
    private static boolean runs(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.flatMap(handle -> handle.info().command()).isPresent();
    }
}
