package dev.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class SuspendedProcessesTest {

    private Process process;

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder("cat").start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void aProcessSleepsUntilItIsWokenAndThenGoesOn() throws Exception {
        try (SuspendedProcesses suspended = SuspendedProcesses.of(List.of(process.pid()))) {
            assertThat(suspended).isNotNull();
            await().untilAsserted(() -> assertThat(state()).isEqualTo('T'));
        }

        process.outputWriter().append("still here\n").close();
        try (BufferedReader answer = process.inputReader()) {
            assertThat(answer.readLine()).isEqualTo("still here");
        }
    }

    @Test
    void aProcessThatHasEndedMeanwhileIsPassedOver() throws Exception {
        SuspendedProcesses suspended = SuspendedProcesses.of(List.of(process.pid()));
        process.destroyForcibly().waitFor();

        suspended.close();

        assertThat(process.isAlive()).isFalse();
    }

    private char state() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
