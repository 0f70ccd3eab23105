package dev.millrace.local.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {

    @TempDir
    Path directory;

    @Test
    void failureShowsTheLastLines() {
        Program shell = new Program(directory, List.of("sh"));

        assertThatIOException()
                .isThrownBy(() -> shell.run(List.of("-c", "seq 100; echo broken >&2; exit 7")))
                .withMessageStartingWith("sh -c exited with 7\n87\n")
                .withMessageEndingWith("\n100\nbroken");
    }

    @Test
    void absentProgramDoesNotSucceed() throws Exception {
        assertThat(new Program(directory, List.of("no-such-program")).succeeds(List.of("version")))
                .isFalse();
        assertThat(new Program(directory, List.of("sh")).with("-c").succeeds(List.of("exit 0")))
                .isTrue();
    }
}
