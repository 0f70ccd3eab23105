package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private static final List<List<Fence>> WANTED = List.of(
            List.of(fence("nice")),
            List.of(fence("net"), fence("user-net")),
            List.of(fence("priv"), fence("less-priv")));

    @Test
    void theBestWayOfEachFenceIsTaken() {
        Sandbox sandbox = Sandbox.find(WANTED, words -> true);

        assertThat(sandbox.prefix(Duration.ofSeconds(7))).containsExactly("nice", "7", "net", "7", "priv", "7");
    }

    @Test
    void whatTheMachineRefusesIsLeftOutAndTheRestStays() {
        Sandbox sandbox = Sandbox.find(WANTED, words -> !words.contains("net") && !words.contains("user-net"));

        assertThat(sandbox.names()).containsExactly("nice", "priv");
    }

    @Test
    void theNextBestWayIsTriedBehindWhatStandsAlready() {
        Sandbox sandbox = Sandbox.find(
                WANTED, words -> words.contains("nice") && !words.contains("net") && !words.contains("priv"));

        assertThat(sandbox.names()).containsExactly("nice", "user-net", "less-priv");
    }

    @Test
    void aMachineWithoutAnyToolRunsThePlainCommand() {
        assertThat(Sandbox.find(WANTED, words -> false).prefix(Duration.ofSeconds(1)))
                .isEmpty();
    }

    private static Fence fence(String name) {
        return new Fence(name, cpuTime -> List.of(name, Long.toString(cpuTime.toSeconds())));
    }
}
