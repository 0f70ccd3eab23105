package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private final List<String> heard = new ArrayList<>();
    private final ProgressLines lines = new ProgressLines((seconds, speed) -> heard.add(seconds + " at " + speed));

    @Test
    void aBlockIsToldAtItsEnd() {
        lines.accept("out_time_us=1500000");
        lines.accept("speed= 2.5x");
        lines.accept("progress=continue");

        assertThat(heard).containsExactly("1.5 at 2.5");
    }

    @Test
    void onlyGrowingOutputIsProgress() {
        assertThat(lines.accept("out_time_us=N/A")).isFalse();
        assertThat(lines.accept("out_time_us=100")).isTrue();
        assertThat(lines.accept("out_time_us=100")).isFalse();
        assertThat(lines.accept("progress=continue")).isFalse();
        assertThat(lines.accept("rubbish")).isFalse();
        assertThat(lines.accept("progress=end")).isTrue();
    }
}
