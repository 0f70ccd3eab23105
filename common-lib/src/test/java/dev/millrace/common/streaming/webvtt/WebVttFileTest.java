package dev.millrace.common.streaming.webvtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebVttFileTest {

    @Test
    void parsedTextIsWrittenUnchanged() {
        String text = Golden.text("captions.vtt");

        assertThat(read(text, (cue, line) -> {}).text()).isEqualTo(text);
    }

    @Test
    void aStoryboardIsRead() {
        List<Cue> cues = read(Golden.text("storyboard.vtt"), (cue, line) -> {}).cues();

        assertThat(cues).hasSize(103);
        assertThat(cues.get(102)).isEqualTo(new Cue(204_204, 206_300, "", "storyboard_002.jpg#xywh=320,0,160,90"));
    }

    @Test
    void eachCueIsShownToTheCheckWithItsLine() {
        List<Integer> lines = new ArrayList<>();

        read("WEBVTT\n\na\n00:01.000 --> 00:02.000\nx\n\n00:02.000 --> 00:03.000\n", (cue, line) -> lines.add(line));

        assertThat(lines).containsExactly(4, 7);
    }

    private static WebVttFile read(String text, WebVttFile.Check check) {
        return WebVttFile.read(text.getBytes(StandardCharsets.UTF_8), check);
    }
}
