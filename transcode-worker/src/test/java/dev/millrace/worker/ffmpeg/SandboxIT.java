package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What a program cannot do where ffmpeg runs, shown by programs that try. */
@EnabledOnOs(OS.LINUX)
class SandboxIT {

    @TempDir
    Path directory;

    private final Set<Long> childrenBefore = Confined.children();
    private Confined confined;

    @BeforeEach
    void fences() throws IOException {
        confined = Confined.usual(directory);
    }

    @AfterEach
    void nothingIsLeft() {
        Confined.assertNothingIsLeft(childrenBefore);
    }

    @Test
    void theNetworkIsOutOfReachEvenForAProgramThatAsksForIt() throws Exception {
        assumeThat(confined.confinement()).as("this machine allows it").anyMatch(name -> name.startsWith("network"));
        AtomicInteger visits = new AtomicInteger();
        HttpServer canary = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext("/", exchange -> {
            visits.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        canary.start();
        String url = "http://127.0.0.1:" + canary.getAddress().getPort() + "/video.mp4";
        try {
            Process free = Confined.REAL
                    .ffmpeg(List.of("-v", "error", "-i", url, "-f", "null", "-"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(free.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(visits).as("the canary sings").hasValue(1);

            RunResult result = confined.ffmpeg("-i", url, "-f", "null", "-");

            assertThat(visits).as("visits from inside").hasValue(1);
            assertThat(result.said()).contains("Network is unreachable");
        } finally {
            canary.stop(0);
        }
    }

    /** Every fence is there, with what the log says of it. */
    @Test
    void eachFenceHasAGauge() {
        String said = String.join(", ", confined.confinement());

        assertThat(confined.fences())
                .containsOnlyKeys(
                        "niceness", "no_network", "limits", "no_capabilities", "no_new_privileges", "ends_with_worker")
                .containsEntry("no_network", said.contains("network namespace") ? 1.0 : 0.0)
                .containsEntry("limits", said.contains("limits") ? 1.0 : 0.0)
                .containsEntry("no_capabilities", said.contains("no capabilities") ? 1.0 : 0.0);
    }

    @Test
    void thereIsNothingButAnUnconfiguredLoopback() throws Exception {
        assumeThat(confined.confinement()).as("this machine allows it").anyMatch(name -> name.startsWith("network"));

        confined.run("cat", "/proc/net/dev", "/proc/net/route");

        assertThat(confined.output)
                .filteredOn(line -> line.contains(":"))
                .singleElement()
                .asString()
                .contains("lo:");
    }

    @Test
    void noPrivilegeIsLeftAndNoneCanBeGained() throws Exception {
        confined.run("cat", "/proc/self/status");

        // why 2: of root's capabilities only the one over file permissions is left
        assertThat(String.join("\n", confined.output))
                .contains("NoNewPrivs:\t1")
                .containsPattern("CapPrm:\t0{15}[02]\nCapEff:\t0{15}[02]\n");
    }

    @Test
    void theSecretsOfTheWorkerAreNotHanded() throws Exception {
        confined.run("env");

        assertThat(confined.output).allMatch(line -> line.matches("(PATH|PWD|LD_LIBRARY_PATH|_|SHLVL|OLDPWD)=.*"));
    }

    @Test
    void theSecretsOfTheWorkerCannotBeReadFromItsProcess() throws Exception {
        assumeThat(confined.confinement()).as("this machine allows it").anyMatch(name -> name.startsWith("network"));

        RunResult result = confined.run("sh", "-c", "cat /proc/$PPID/environ");

        assertThat(result.exitCode()).isNotZero();
        assertThat(confined.output).isEmpty();
    }

    @Test
    void limitsHoldForWhateverRuns() throws Exception {
        confined.run("cat", "/proc/self/limits");

        String limits = String.join("\n", confined.output).replaceAll(" +", " ");
        long addressSpace = DataSize.ofGigabytes(4).toBytes()
                + 2 * DataSize.ofMegabytes(256).toBytes();
        assertThat(limits)
                .contains("Max address space " + addressSpace + " " + addressSpace)
                .contains("Max file size " + DataSize.ofGigabytes(4).toBytes())
                .contains("Max open files 512 512")
                .contains("Max core file size 0 0");
    }

    @Test
    void tooManyOpenFilesAreRefused() throws Exception {
        String open600 = "i=3; while [ $i -lt 600 ]; do eval \"exec $i</dev/null\" || exit 7; i=$((i+1)); done";

        assertThat(confined.run("bash", "-c", open600).exitCode()).isEqualTo(7);
    }

    @Test
    void moreAddressSpaceIsRefusedAndMayGoBetterElsewhere() throws Exception {
        Confined small = new Confined(directory, DataSize.ofMegabytes(1), DataSize.ofGigabytes(4));

        RunResult result =
                small.ffmpeg("-f", "lavfi", "-i", "testsrc2=s=7680x4320:d=1", "-c:v", "libx264", "-f", "null", "-");

        assertThat(result.exitCode()).isNotZero();
        assertThat(failure(result).isRetryable()).isTrue();
    }

    @Test
    void aFileThatGrowsTooLargeEndsItsWriter() throws Exception {
        Confined small = new Confined(directory, DataSize.ofGigabytes(4), DataSize.ofMegabytes(1));

        RunResult result = small.ffmpeg("-f", "lavfi", "-i", "testsrc2=d=60", "-f", "rawvideo", "raw.yuv");

        assertThat(result.exitCode()).isEqualTo(153);
        assertThat(confined.work().resolve("raw.yuv"))
                .hasSize(DataSize.ofMegabytes(1).toBytes());
        assertThat(failure(result).isRetryable()).isFalse();
    }

    @Test
    void nobodySurvivesTheKilledWorker() throws Exception {
        Path pidFile = directory.resolve("pid");
        Process worker = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SleepingWorker.class.getName(),
                        directory.toString(),
                        pidFile.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(pidFile) && Files.size(pidFile) > 1);
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(worker.descendants().map(ProcessHandle::pid)).containsExactly(pid);

            worker.destroyForcibly();

            await().atMost(Duration.ofSeconds(5))
                    .until(() ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        } finally {
            worker.destroyForcibly();
        }
    }

    private static TranscodeFailure failure(RunResult result) {
        return RunErrors.failure("ffmpeg", result)
                .orElseGet(() -> TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "unknown"));
    }
}
