package dev.millrace.proof.bench.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CoresTest {

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
    void rangesOfCoresAreCounted() {
        assertThat(Cores.allowed(List.of("Name:\tcat", "Cpus_allowed_list:\t0,2-4")))
                .containsExactly(0, 2, 3, 4);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessMovesToTheSecondCore() throws Exception {
        List<Integer> before = allowed();
        assumeThat(before).hasSizeGreaterThan(1);

        Cores.of(before.get(0), before.get(1)).moveToSecond(process.pid());

        assertThat(allowed()).containsExactly(before.get(1));
    }

    @Test
    void whereNothingIsPinnedNothingMoves() throws Exception {
        Cores.none().moveToSecond(process.pid());

        assertThat(Cores.none().arePinned()).isFalse();
    }

    @Test
    void aProcessThatIsGoneCannotMove() throws Exception {
        process.destroyForcibly().waitFor();

        assertThatIOException().isThrownBy(() -> Cores.of(0, 1).moveToSecond(process.pid()));
    }

    private List<Integer> allowed() throws IOException {
        return Cores.allowed(Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")));
    }
}
