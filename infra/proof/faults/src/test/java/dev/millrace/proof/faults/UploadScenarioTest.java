package dev.millrace.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.proof.faults.PatientCalls.Broken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UploadScenarioTest {

    private HttpServer api;
    private volatile String status = "TRANSCODING";

    @BeforeEach
    void start() throws IOException {
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            byte[] body = ("{\"status\":\"" + status + "\"}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
    }

    @AfterEach
    void stop() {
        api.stop(0);
    }

    @Test
    void aWatchedVideoThatDoesNotPlayInTimeIsAViolation() {
        assertThatThrownBy(() -> scenario().watch())
                .isInstanceOf(Broken.class)
                .hasMessageContaining("does not play and is TRANSCODING");
    }

    @Test
    void aWatchedVideoThatHasFailedIsLeftToOthers() throws InterruptedException {
        status = "FAILED";

        assertThat(scenario().watch()).isNull();
    }

    private UploadScenario scenario() {
        ScenarioPlan plan = new ScenarioPlan(ScenarioPlan.Way.STRAIGHT, 0, Duration.ZERO, Duration.ZERO, true);
        URI gateway = URI.create("http://127.0.0.1:" + api.getAddress().getPort());
        return new UploadScenario(
                new PatientCalls(gateway, "token"), plan, "anna", Path.of("none"), Duration.ofMillis(400));
    }
}
