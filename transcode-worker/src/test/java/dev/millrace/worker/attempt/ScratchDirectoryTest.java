package dev.millrace.worker.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class ScratchDirectoryTest {

    private static final long NOBODY = 9_999_999_999L;

    @TempDir
    private Path directory;

    @Test
    void whatAnEarlierProcessLeftIsSweptAlsoWhenItHadOurNumber() throws IOException {
        Path dead = leftBy(NOBODY);
        Path earlierLife = leftBy(ProcessHandle.current().pid());

        start();

        assertThat(dead).doesNotExist();
        assertThat(earlierLife).doesNotExist();
    }

    @Test
    void whatALivingWorkerUsesAndWhatIsNotOursStays() throws IOException {
        Path used = leftBy(ProcessHandle.current().parent().orElseThrow().pid());
        Path foreign = Files.createDirectory(directory.resolve("holiday"));

        start();

        assertThat(used).exists();
        assertThat(foreign).exists();
    }

    private Path leftBy(long process) throws IOException {
        Path folder = Files.createDirectory(directory.resolve(process + "-" + UUID.randomUUID() + "-1"));
        Files.writeString(folder.resolve("source"), "half a video");
        return folder;
    }

    private void start() {
        new ScratchDirectory(new WorkerProperties(1, directory, DataSize.ofMegabytes(1)));
    }
}
