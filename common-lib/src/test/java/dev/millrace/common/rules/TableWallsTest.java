package dev.millrace.common.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableWallsTest {

    @TempDir
    Path folder;

    private Path migrations;
    private Path sources;

    @BeforeEach
    void tables() throws IOException {
        migrations = Files.createDirectories(folder.resolve("migration"));
        sources = Files.createDirectories(folder.resolve("java"));
        Files.writeString(
                migrations.resolve("V1__create.sql"), "create table parts (\n);\ncreate table wholes (\n);\n");
        source("parts", "\"select id from parts where id = ?\"");
    }

    @Test
    void ownerMaySayItsTableWhereItLikes() throws IOException {
        source("parts", "\"update parts set id = ?\"");
        source("parts/sold", "\"delete from parts\"");
        source("wholes", "/** Reads from storage what it makes of parts. */ \"select id from wholes\"");

        assertThat(TableWalls.breaches(migrations, sources)).isEmpty();
    }

    @Test
    void anotherPackageMayNot() throws IOException {
        source("wholes", "\"select id from wholes join parts on true\"");

        assertThat(TableWalls.breaches(migrations, sources))
                .isEqualTo(Map.of("parts", Set.of(Path.of("parts"), Path.of("wholes"))));
    }

    @Test
    void viewHasAnOwnerToo() throws IOException {
        Files.writeString(migrations.resolve("V2__view.sql"), "create view both as select 1 from parts, wholes;");
        source("parts", "\"select id from both\"");
        source("wholes", "\"select count(*) from both\"");

        assertThat(TableWalls.breaches(migrations, sources))
                .isEqualTo(Map.of("both", Set.of(Path.of("parts"), Path.of("wholes"))));
    }

    private void source(String packageName, String text) throws IOException {
        Path file = Files.createDirectories(sources.resolve(packageName)).resolve(text.length() + ".java");
        Files.writeString(file, text);
    }
}
