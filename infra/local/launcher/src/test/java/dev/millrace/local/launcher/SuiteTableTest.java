package dev.millrace.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.suite.SuiteState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuiteTableTest {

    @Test
    void whatClientsCallIsNamedAsTheyCallIt() {
        SuiteState state = new SuiteState(
                1,
                Instant.EPOCH,
                8080,
                1,
                "192.168.1.20",
                List.of(
                        new SuiteState.Running("video-service", 2, "http://127.0.0.1:8082", "video.log"),
                        new SuiteState.Running("api-gateway", 3, "http://127.0.0.1:8080", "gateway.log")));

        assertThat(new SuiteTable(state).lines())
                .anyMatch(line -> line.contains("api-gateway") && line.contains("http://192.168.1.20:8080"))
                .anyMatch(line -> line.contains("video-service") && line.contains("http://127.0.0.1:8082"))
                .anyMatch(line -> line.contains("web page") && line.contains("http://192.168.1.20:8089"));
    }
}
