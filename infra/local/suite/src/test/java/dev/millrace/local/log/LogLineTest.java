package dev.millrace.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLineTest {

    @TempDir
    Path directory;

    @Test
    void ofAJsonLineTimeLevelAndMessageRemain() {
        assertThat(LogLine.readable(
                        "{\"@timestamp\":\"2026-01-22T03:04:05.6Z\",\"level\":\"WARN\",\"message\":\"slow\"}"))
                .containsExactly("03:04:05 WARN slow");
    }

    @Test
    void ofAStackTraceOnlyTheRootCauseRemains() {
        String line = "{\"@timestamp\":\"2026-01-22T03:04:05Z\",\"level\":\"ERROR\",\"message\":\"no\","
                + "\"stack_trace\":\"a.B: x\\n\\tat a.B.c\\nCaused by: d.E: port 1\\n\\tat f\\nCaused by: g.H: taken\\n\\tat i\"}";

        assertThat(LogLine.readable(line)).containsExactly("03:04:05 ERROR no", "  g.H: taken");
    }

    @Test
    void whatIsNoJsonStaysAsItIs() {
        assertThat(LogLine.readable("plain words")).containsExactly("plain words");
        assertThat(LogLine.readable("{ not json")).containsExactly("{ not json");
    }

    @Test
    void theTailHasTheLastLinesAndAMissingFileHasNone() throws IOException {
        Path log = Files.writeString(directory.resolve("a.log"), "1\n2\n3\n");

        assertThat(LogTail.of(log, 2)).containsExactly("2", "3");
        assertThat(LogTail.of(directory.resolve("none.log"), 2)).isEmpty();
    }

    @Test
    void followingGivesWholeLinesOnceAndStartsOverWithANewFile() throws IOException {
        Path log = Files.writeString(directory.resolve("b.log"), "old\n");
        LogFollower follower = new LogFollower(log);
        List<String> seen = new ArrayList<>();

        Files.writeString(log, "one\nhal", StandardOpenOption.APPEND);
        follower.poll(seen::add);
        Files.writeString(log, "f\n", StandardOpenOption.APPEND);
        follower.poll(seen::add);
        Files.writeString(log, "new\n");
        follower.poll(seen::add);

        assertThat(seen).containsExactly("one", "half", "new");
    }
}
