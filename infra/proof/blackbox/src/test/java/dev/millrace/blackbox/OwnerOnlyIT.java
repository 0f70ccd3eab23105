package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerOnlyIT {

    private final Path home = Suite.running().logs().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"", "data", "logs", "data/postgres", "data/s3"})
    void foldersCanBeEnteredByTheirOwnerOnly(String folder) throws IOException {
        assertThat(permissions(home.resolve(folder))).isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/secrets.properties", "state.json"})
    void filesCanBeReadByTheirOwnerOnly(String file) throws IOException {
        assertThat(permissions(home.resolve(file))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
