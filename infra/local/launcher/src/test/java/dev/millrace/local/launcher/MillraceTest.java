package dev.millrace.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillraceTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"up", "demo", "bench", "matrix", "ops", "drill", "token", "status", "logs", "down"})
    void eachCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace " + command).contains("--help");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void aBenchmarkExplainsItself() {
        assertThat(run("bench", "media", "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace bench media").contains("--lengths");
    }

    @Test
    void theBenchmarkOfTheApiExplainsItself() {
        assertThat(run("bench", "api", "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace bench api").contains("--subscribers");
    }

    @Test
    void theSimulationOfAFleetExplainsItselfWithoutTheService() {
        assertThat(run("bench", "fleet", "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace bench fleet").contains("--workers");
    }

    @Test
    void theBenchmarkOfWorkersExplainsItself() {
        assertThat(run("bench", "workers", "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace bench workers").contains("--length", "--port-base");
    }

    @Test
    void theSoakExplainsItself() {
        assertThat(run("bench", "soak", "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace bench soak").contains("--for", "--rate");
    }

    @ParameterizedTest
    @CsvSource({"--for, 10s, 30s to 5h", "--for, soon, 30m or 2h", "--rate, 100, 1 to 40"})
    void aSoakThatCannotBeIsAUsageError(String option, String word, String complaint) {
        assertThat(run("bench", "soak", option, word)).isEqualTo(2);

        assertThat(text(err)).contains(option, complaint).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"1m, more than 60s", "10x, 10s or 5m"})
    void aVideoThatOneWorkerMakesIsAUsageError(String length, String complaint) {
        assertThat(run("bench", "workers", "--length", length)).isEqualTo(2);

        assertThat(text(err)).contains("--length", complaint).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"--workers, 0", "--minutes, 1", "--kills, 0"})
    void aFleetThatCannotBeIsAUsageError(String option, String word) {
        assertThat(run("bench", "fleet", option, word)).isEqualTo(2);

        assertThat(text(err)).contains(option).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"--seconds, 0", "--videos, 10", "--subscribers, 0"})
    void aBenchmarkThatCannotBeIsAUsageError(String option, String word) {
        assertThat(run("bench", "api", option, word)).isEqualTo(2);

        assertThat(text(err)).contains(option).doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"--lengths, 10x, '10s or 5m'", "--clips, betamax, no clip betamax", "--ways, sideways, no way sideways"
    })
    void aBenchmarkOfWhatIsNotThereIsAUsageError(String option, String word, String complaint) {
        assertThat(run("bench", "media", option, word)).isEqualTo(2);

        assertThat(text(err)).contains(option).contains(complaint).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "freeze", "replay", "invalidate", "audit", "failures", "dlq"})
    void eachCommandOfAnOperatorExplainsItself(String command) {
        assertThat(run("ops", command, "--help")).isZero();

        assertThat(text(out)).startsWith("Usage: ./millrace ops " + command).contains("--help");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com, token, https",
        "api.example.com, token, https",
        "https://api.example.com, , MILLRACE_TOKEN",
        "http://127.0.0.1:1, ' ', MILLRACE_TOKEN"
    })
    void anOperatorsTokenIsNeededAndNotSentInTheClear(URI api, @Nullable String token, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpsTarget.there(api, token))
                .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"http://api.example.com, https", "https://api.example.com, MILLRACE_TOKEN"})
    void aDemoElsewhereNeedsATokenThatNobodyCanRead(String api, String complaint) {
        assertThat(run("demo", "--api", api)).isEqualTo(2);

        assertThat(text(err)).contains(complaint).doesNotContain("Exception");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void operatorsAreToldThatNothingRunsHere() {
        assertThat(run("ops", "pause")).isEqualTo(1);

        assertThat(text(err)).contains("nothing is running");
    }

    @Test
    void whatAnOperatorMustSayIsAskedFor() {
        assertThat(run("ops", "replay", "--reason", "ROLLBACK")).isEqualTo(2);

        assertThat(text(err)).contains("--since");
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        assertThat(run("up", "--wrokers", "2")).isEqualTo(2);

        assertThat(text(err)).contains("--wrokers").contains("Usage:");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aNumberThatIsNoneIsAUsageError() {
        assertThat(run("up", "--workers", "many")).isEqualTo(2);
    }

    @Test
    void numbersOutOfRangeAreUsageErrorsThatNameTheOption() {
        assertThat(run("up", "--workers", "0")).isEqualTo(2);
        assertThat(text(err)).contains("--workers must be 1 to 32");

        assertThat(run("demo", "--port-base", "99999")).isEqualTo(2);
        assertThat(text(err)).contains("--port-base must be");
    }

    @Test
    void aTargetThatIsNoneIsAUsageError() {
        assertThat(run("demo", "--target", "moon")).isEqualTo(2);
        assertThat(text(err)).contains("--target must be processes or compose, not moon");

        assertThat(run("demo", "--target", "compose", "--database-away", "0")).isEqualTo(2);
        assertThat(text(err)).contains("--database-away must be 1 second or more");
    }

    @Test
    void aFileThatIsMissingStopsTheDemoBeforeAnythingStarts() {
        assertThat(run("demo", directory.resolve("none.mp4").toString())).isEqualTo(2);

        assertThat(text(err)).contains("no such file").contains("none.mp4");
        assertThat(directory.resolve("home/data")).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedAndNothingStarts() throws Exception {
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = squatter.getLocalPort();

            assertThat(run("up", "--port-base", String.valueOf(port))).isEqualTo(3);

            assertThat(text(err)).contains("port " + port + " is taken, api-gateway wants it");
            assertThat(directory.resolve("home/data")).doesNotExist();
        }
    }

    @Test
    void whereNothingRunsATokenIsRefusedWithoutAWordOnStandardOutput() {
        assertThat(run("token", "alice")).isEqualTo(1);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("./millrace up");
    }

    @Test
    void whereNothingRunsStatusFailsAndDownDoesNot() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("down")).isZero();
    }

    @Test
    void logsShowTheLastLinesOfOneServiceReadably() throws Exception {
        Path logs = Files.createDirectories(directory.resolve("home/logs"));
        Files.writeString(
                logs.resolve("video-service.log"),
                "{\"@timestamp\":\"2026-01-22T03:00:01.5Z\",\"level\":\"INFO\",\"message\":\"it began\"}\n");
        Files.writeString(logs.resolve("api-gateway.log"), "other\n");

        assertThat(run("logs", "--no-follow", "video-service")).isZero();

        assertThat(text(out)).isEqualTo("03:00:01 INFO it began\n");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        return Millrace.run(terminal, new SuiteDirectory(directory, directory.resolve("home")), arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
