package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private static final List<List<SandboxTool>> WANTED = List.of(
            List.of(tool("nice", Confinement.NICENESS)),
            List.of(tool("net", Confinement.NO_NETWORK), tool("user-net", Confinement.NO_NETWORK)),
            List.of(
                    tool("priv", Confinement.NO_NEW_PRIVILEGES, Confinement.NO_CAPABILITIES),
                    tool("less-priv", Confinement.NO_NEW_PRIVILEGES)));

    @Test
    void theBestToolForEachPurposeIsTaken() {
        Sandbox sandbox = Sandbox.find(WANTED, words -> true);

        assertThat(sandbox.prefix(Duration.ofSeconds(7))).containsExactly("nice", "7", "net", "7", "priv", "7");
    }

    @Test
    void whatTheMachineRefusesIsLeftOutAndTheRestStays() {
        Sandbox sandbox = Sandbox.find(WANTED, words -> !words.contains("net") && !words.contains("user-net"));

        assertThat(sandbox.names()).containsExactly("nice", "priv");
        assertThat(sandbox.gives(Confinement.NO_NETWORK)).isFalse();
        assertThat(sandbox.gives(Confinement.NO_CAPABILITIES)).isTrue();
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

    @Test
    void whatIsRequiredAndInForceLetsTheWorkerStart() {
        Sandbox sandbox = Sandbox.find(WANTED, words -> !words.contains("net"));

        assertThat(sandbox.requiring(Set.of(Confinement.NO_NETWORK, Confinement.NO_CAPABILITIES)))
                .isSameAs(sandbox);
    }

    @Test
    void whatIsRequiredAndMissingStopsTheStartByName() {
        Sandbox sandbox = Sandbox.find(
                WANTED, words -> !words.contains("net") && !words.contains("user-net") && !words.contains("priv"));

        assertThatIllegalStateException()
                .isThrownBy(() -> sandbox.requiring(
                        Set.of(Confinement.NO_NETWORK, Confinement.NO_CAPABILITIES, Confinement.NO_NEW_PRIVILEGES)))
                .withMessageContaining("millrace.ffmpeg.required-fences")
                .withMessageContaining("[NO_NETWORK, NO_CAPABILITIES]")
                .withMessageContaining("less-priv");
    }

    private static SandboxTool tool(String name, Confinement... gives) {
        return new SandboxTool(name, Set.of(gives), cpuTime -> List.of(name, Long.toString(cpuTime.toSeconds())));
    }
}
