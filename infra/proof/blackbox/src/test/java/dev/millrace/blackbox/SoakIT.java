package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Suite;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Half a minute of {@code ./millrace bench soak} on a suite of its own: too short to judge, and long enough to see that all is read
 * and every video becomes READY.
 */
@Execution(ExecutionMode.CONCURRENT)
class SoakIT {

    @Test
    void everythingIsReadAndNoVideoFails() {
        String output = Suite.running()
                .millrace(
                        Duration.ofMinutes(5), "bench", "soak", "--for", "30s", "--rate", "5", "--port-base", "18480");

        assertThat(output)
                .contains("Too short to say what grows.")
                .contains(
                        "api-gateway, heap after a full collection", "worker-1, resident memory", "postgresql, memory")
                .containsPattern("upload-service, open file descriptors +\\d+ +\\d+ +– ")
                .containsPattern("objects in storage +\\d{2,} +\\d{2,} +– ")
                .containsPattern("video\\.videos +\\d+ +\\d+ +– ")
                .contains("messages in the queue", "dead letters (0)");
    }
}
