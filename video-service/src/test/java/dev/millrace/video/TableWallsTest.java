package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.rules.TableWalls;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TableWallsTest {

    @Test
    void eachTableIsNamedByOnePackage() {
        assertThat(TableWalls.breaches(Path.of("src/main/resources/db/migration"), Path.of("src/main/java")))
                .isEmpty();
    }
}
