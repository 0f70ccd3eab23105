package dev.millrace.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void offATerminalThereIsNoColourAndOnlyMilestonesOfProgress() {
        Terminal terminal = terminal(false);

        terminal.progress("1 %", false);
        terminal.progress("10 %", true);
        terminal.line(terminal.good("done"));

        assertThat(written()).isEqualTo("10 %\ndone\n");
    }

    @Test
    void onATerminalTheNextLineReplacesProgress() {
        Terminal terminal = terminal(true);

        terminal.progress("1 %", false);
        terminal.line("done");

        assertThat(written()).isEqualTo("\r\033[K1 %\r\033[Kdone\n");
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        assertThat(new Table().row("a", "bbb").row("aaaa", "b").lines()).containsExactly("  a     bbb", "  aaaa  b");
    }

    @Test
    void sizesAndTimesReadWell() {
        assertThat(Words.size(512)).isEqualTo("512 B");
        assertThat(Words.size(1_610_612_736L)).isEqualTo("1.5 GiB");
        assertThat(Words.size(5_242_880)).isEqualTo("5.0 MiB");
        assertThat(Words.time(Duration.ofMillis(3_240))).isEqualTo("3.2 s");
        assertThat(Words.time(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
        assertThat(Words.bar(50)).isEqualTo("████████████░░░░░░░░░░░░  50 %");
        assertThat(Words.bar(140)).endsWith("100 %");
    }

    private Terminal terminal(boolean interactive) {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, interactive);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
