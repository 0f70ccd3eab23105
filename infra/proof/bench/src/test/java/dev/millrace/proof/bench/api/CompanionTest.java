package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionTest {

    @TempDir
    Path folder;

    @Test
    void withoutNodeThereIsNone() {
        assertThatExceptionOfType(Companion.Missing.class)
                .isThrownBy(() ->
                        companion(folder.resolve("no-node").toString(), "true").install())
                .withMessage("there is no Node.js on this machine");
    }

    @Test
    void whereNpmCannotInstallItThereIsNone() {
        assertThatExceptionOfType(Companion.Missing.class)
                .isThrownBy(() -> companion("true", "false").install())
                .withMessage("npm could not install @uppy/companion 6.2.2");
    }

    @Test
    void itsProgramLiesBesideWhatNpmInstalled() throws Exception {
        companion("true", "true").install();
        assertThat(home().resolve("companion.mjs")).content().contains("@uppy/companion");
        assertThat(companion("true", "true").on(1234).environment()).containsEntry("PORT", "1234");
    }

    @Test
    void itIsInstalledOnce() throws Exception {
        Files.createDirectories(home().resolve("node_modules"));
        Files.createFile(home().resolve("node_modules/.package-lock.json"));
        companion("true", "false").install();
        assertThat(home().resolve("companion.mjs")).exists();
    }

    private Companion companion(String node, String npm) {
        return new Companion(home(), node, npm);
    }

    private Path home() {
        return folder.resolve("companion");
    }
}
