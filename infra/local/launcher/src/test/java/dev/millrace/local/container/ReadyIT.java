package dev.millrace.local.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the health check of the images where processes are as in a container. */
@EnabledOnOs(OS.LINUX)
class ReadyIT {

    /** Processes of their own, the shell that follows is the first of them, like an init. */
    private static final List<String> CONTAINER =
            List.of("unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc", "bash", "-c");

    @TempDir
    Path site;

    @Test
    void javaIsFoundBehindAnInitOnWhateverPortItTook() throws Exception {
        assumeThat(exitOf("true")).as("this machine allows it").isZero();

        assertThat(exitOf(javaAnd("ready / && exit 0"))).isZero();
    }

    @Test
    void whatIsNotThereIsNotReady() throws Exception {
        assumeThat(exitOf("true")).as("this machine allows it").isZero();

        assertThat(exitOf(javaAnd("ready / && { ready /absent; exit $?; }"))).isEqualTo(1);
        assertThat(exitOf("ready() { '" + top().resolve("infra/docker/ready") + "' \"$@\"; }; ready /"))
                .isEqualTo(1);
    }

    /** A server of files, and what is asked again until it ends the shell, for half a minute. */
    private String javaAnd(String asked) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return "ready() { '%s' \"$@\" 2>/dev/null; }; '%s' -m jdk.httpserver -b 127.0.0.1 -p 0 -d '%s' >/dev/null &"
                        .formatted(top().resolve("infra/docker/ready"), java, site)
                + " for _ in {1..300}; do %s; sleep 0.1; done; exit 2".formatted(asked);
    }

    private static int exitOf(String shell) throws Exception {
        Process process = new ProcessBuilder(
                        Stream.concat(CONTAINER.stream(), Stream.of(shell)).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path top() {
        Path path = Path.of("").toAbsolutePath();
        while (!Files.exists(path.resolve(".mvn"))) {
            path = path.getParent();
        }
        return path;
    }
}
