package dev.millrace.local.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a program in the place of docker that prints prepared lines. */
class CensusTest {

    private static final String VIDEO = "a|video-service|/demo_video-service_1|running|healthy|0|10:00";
    private static final String WORKER = "b|transcode-worker|/demo_transcode-worker_1|running|healthy|0|10:00";
    private static final String DATABASE = "c|postgresql|/demo_postgresql_1|running|healthy|0|10:00";
    private static final String KILLED = WORKER.replace("running|healthy", "exited|unhealthy");
    private static final String AWAY = DATABASE.replace("running|healthy", "exited|unhealthy");

    @TempDir
    Path directory;

    private Compose compose;
    private Census census;

    @BeforeEach
    void startedHealthy() throws Exception {
        Path program = directory.resolve("docker");
        Files.writeString(program, "#!/bin/sh\ncase $1 in ps) echo a;; inspect) cat inspected;; *) exit 3;; esac\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Program docker = new Program(directory, List.of(program.toString()));
        compose = new Compose(docker, docker);
        now(VIDEO, WORKER, DATABASE);
        census = Census.ofHealthy(compose);
    }

    @Test
    void killedWorkerAndAbsentDatabaseAreExpected() throws Exception {
        now(VIDEO, KILLED, AWAY);
        assertThatCode(() -> census.check(Container.parse(WORKER), false)).doesNotThrowAnyException();

        now(VIDEO, KILLED, DATABASE.replace("10:00", "10:05"));
        assertThatCode(() -> census.check(Container.parse(WORKER), true)).doesNotThrowAnyException();
    }

    @Test
    void anotherContainerInItsPlaceIsFound() throws Exception {
        now(VIDEO.replace("a|", "d|"), KILLED, DATABASE);

        assertWrong("demo_video-service_1 has replaced another");
    }

    @Test
    void restartIsFoundWhoeverAskedForIt() throws Exception {
        now(VIDEO.replace("|0|", "|1|"), KILLED, DATABASE);
        assertWrong("demo_video-service_1 was restarted");

        now(VIDEO.replace("10:00", "10:01"), KILLED, DATABASE);
        assertWrong("demo_video-service_1 was restarted");
    }

    @Test
    void unhealthyContainerIsFound() throws Exception {
        now(VIDEO.replace("|healthy", "|unhealthy"), KILLED, DATABASE);

        assertWrong("demo_video-service_1 is running, unhealthy");
    }

    @Test
    void missingContainerIsFound() throws Exception {
        now(VIDEO, KILLED);

        assertWrong("3 containers have become 2");
    }

    @Test
    void killedWorkerThatRunsIsFound() throws Exception {
        now(VIDEO, WORKER, DATABASE);

        assertWrong("demo_transcode-worker_1 was killed and runs");
    }

    private void assertWrong(String message) {
        assertThatIOException()
                .isThrownBy(() -> census.check(Container.parse(WORKER), true))
                .withMessageContaining(message);
    }

    private void now(String... containers) throws IOException {
        Files.write(directory.resolve("inspected"), List.of(containers));
    }
}
