package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

    @Test
    void filesAndLogsAreLeftOut() {
        assertThat(JvmOptions.speedOptions(List.of(
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:ErrorFile=/home/log",
                        "-Xlog:disable",
                        "-XX:SharedArchiveFile=/home/classes.jsa",
                        "-jar",
                        "/home/-X.jar")))
                .isEqualTo("-Xmx192m -XX:+UseSerialGC");
    }

    @Test
    void aProgramWithoutThemHasNone() {
        assertThat(JvmOptions.speedOptions(List.of("-D", "/data"))).isEmpty();
    }
}
