package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.AttemptStopped;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Programs that go too far, and that each is killed with the right reason and leaves nothing behind. */
@EnabledOnOs(OS.LINUX)
class SupervisionIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final Duration SHORT = Duration.ofSeconds(1);

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
    void whatStallsIsKilledAndWhatItSaidIsKept() {
        TranscodeFailure failure = failureOf(() -> confined.run(
                Confined.time(LONG, SHORT), "sh", "-c", "echo '[error] /tmp/a/b is odd' >&2; exec sleep 300"));

        assertThat(failure.reason()).isEqualTo(FailReason.TIMED_OUT);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.detail()).isEqualTo("No progress for PT1S\n[error] .../b is odd");
    }

    @Test
    void whatGoesOnTooLongIsKilledAlthoughItAdvances() {
        TranscodeFailure failure = failureOf(() ->
                confined.run(Confined.time(SHORT, LONG), "sh", "-c", "while :; do echo advance; sleep 0.1; done"));

        assertThat(failure.reason()).isEqualTo(FailReason.TIMED_OUT);
        assertThat(failure.isRetryable()).isTrue();
    }

    @Test
    void anEncodeThatTakesTooMuchMemoryIsKilledAndMayGoBetter() {
        TranscodeFailure failure = failureOf(() -> confined.ffmpeg(
                Confined.memory(DataSize.ofMegabytes(100)),
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=3840x2160:d=600",
                "-c:v",
                "libx264",
                "-f",
                "null",
                "-"));

        assertThat(failure.reason()).isEqualTo(FailReason.TRANSCODE_ERROR);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.detail()).containsPattern("Used [0-9]+ MiB of memory, 100 are allowed");
    }

    @Test
    void memoryOfItsChildrenCounts() {
        String child = Confined.REAL.ffmpeg()
                + " -nostdin -v error -f lavfi -i testsrc2=s=3840x2160:d=600 -c:v libx264 -f null - & wait";

        assertThat(failureOf(() -> confined.run(Confined.memory(DataSize.ofMegabytes(100)), "sh", "-c", child)))
                .hasMessageContaining("of memory");
    }

    @Test
    void anOutputThatDoesNotEndIsKilledForGood() {
        TranscodeFailure failure = failureOf(() -> confined.ffmpeg(
                Confined.outputOf(DataSize.ofMegabytes(5)),
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=1280x720",
                "-f",
                "segment",
                "-segment_time",
                "0.2",
                "-c:v",
                "rawvideo",
                "%05d.nut"));

        assertThat(failure.reason()).isEqualTo(FailReason.TRANSCODE_ERROR);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.detail()).containsPattern("Wrote [0-9]+ KiB, 5120 are allowed");
    }

    @Test
    void whoReadsTheOutputCanEndTheRun() {
        TranscodeFailure tooMuch = TranscodeFailure.permanent(FailReason.SOURCE_UNREADABLE, "enough");

        assertThatExceptionOfType(TranscodeFailure.class)
                .isThrownBy(() -> confined.run(
                        new RunLimits(LONG, LONG),
                        new StopSignal(),
                        line -> {
                            throw tooMuch;
                        },
                        "yes"))
                .isSameAs(tooMuch);
    }

    @Test
    void childrenOfTheKilledAreKilledToo() {
        assertThat(failureOf(() -> confined.run(Confined.time(LONG, SHORT), "sh", "-c", "sleep 300 & sleep 300")))
                .hasMessageContaining("No progress");
    }

    @Test
    void whoIgnoresTheRequestToEndIsKilled() {
        assertThat(failureOf(() -> confined.run(
                        Confined.time(LONG, SHORT), "sh", "-c", "trap '' TERM; while :; do sleep 0.1; done")))
                .hasMessageContaining("No progress");
    }

    @Test
    void aStoppedAttemptLeavesNoProcess() {
        StopSignal signal = new StopSignal();

        assertThatExceptionOfType(AttemptStopped.class)
                .isThrownBy(() -> confined.run(
                        new RunLimits(LONG, LONG),
                        signal,
                        line -> {
                            signal.stop(StopSignal.Cause.LEASE_LOST);
                            return true;
                        },
                        "sh",
                        "-c",
                        "echo begun; exec sleep 300"));
    }

    @Test
    void aLineWithoutAnEndTakesNoMemoryOfTheWorker() throws Exception {
        RunResult result = confined.run("sh", "-c", "head -c 50000000 /dev/zero; head -c 50000000 /dev/zero >&2");

        assertThat(result.exitCode()).isZero();
        assertThat(confined.output)
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(1 << 16));
        assertThat(result.said()).hasSizeLessThanOrEqualTo(500);
    }

    private static TranscodeFailure failureOf(ThrowingCallable run) {
        return catchThrowableOfType(TranscodeFailure.class, run);
    }
}
