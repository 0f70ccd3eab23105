package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.millrace.common.streaming.webvtt.Cue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebVttTest {

    private static final double FOUR_HOURS = 14_400;

    @Test
    void readsCuesAndLeavesOutWhatIsNotShown() {
        List<Cue> cues = cues("""
                WEBVTT - A tour
                Kind: captions
                Language: en

                STYLE
                ::cue { color: red }

                REGION
                id:top

                NOTE a note
                of two lines

                intro
                00:01.000 --> 00:02.500 align:start region:top line:0%
                Welcome to <i>the house</i>.
                Come in.

                01:00:00.000 --> 100:00:00.000
                """);
        assertThat(cues)
                .containsExactly(
                        new Cue(1000, 2500, "align:start line:0%", "Welcome to <i>the house</i>.\nCome in."),
                        new Cue(3_600_000, 360_000_000, "", ""));
        assertThat(cues.get(0).block()).isEqualTo("""
                00:00:01.000 --> 00:00:02.500 align:start line:0%
                Welcome to <i>the house</i>.
                Come in.

                """);
    }

    @ParameterizedTest
    @CsvSource({"\uFEFF, '\r\n'", "'', '\r'", "\uFEFF, '\n'"})
    void readsByteOrderMarkAndEveryLineEnd(String mark, String end) {
        String file = mark + String.join(end, "WEBVTT", "", "00:00.000 --> 00:01.000", "Dobar dan, čitaoče", "");
        assertThat(cues(file)).containsExactly(new Cue(0, 1000, "", "Dobar dan, čitaoče"));
    }

    @Test
    void aFileWithoutCuesIsAFile() {
        assertThat(cues("WEBVTT")).isEmpty();
        assertThat(cues("WEBVTT\n\nNOTE nothing is said")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ""                                                                     | 1
            1\\n00:00:01,000 --> 00:00:02,000\\nSubRip                             | 1
            WEBVTTX\\n                                                             | 1
            WEBVTT\\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000              | 2
            WEBVTT\\n00:01.000 --> 00:02.000\\ntext                                | 2
            WEBVTT\\n\\nonly text                                                  | 3
            WEBVTT\\n\\nname\\ntext                                                | 3
            WEBVTT\\n\\n00:01,000 --> 00:02,000\\ntext                             | 3
            WEBVTT\\n\\n00:01.000-->00:02.000\\ntext                               | 3
            WEBVTT\\n\\n0:00:01.000 --> 0:00:02.000\\ntext                         | 3
            WEBVTT\\n\\n00:61.000 --> 01:02.000\\ntext                             | 3
            WEBVTT\\n\\n00:02.000 --> 00:02.000\\ntext                             | 3
            WEBVTT\\n\\n00:02.000 --> 00:03.000\\na\\n\\n00:01.999 --> 00:03.000\\nb | 6
            WEBVTT\\n\\n00:02.000 --> 00:03.000\\na\\n00:03.000 --> 00:04.000\\nb  | 5
            WEBVTT\\n\\n00:02.000 --> 00:03.000\\na\\u0000b                        | 4
            """)
    void whatPlayersWouldSkipInSilenceIsRefusedWithItsLine(String escaped, int line) {
        String file = escaped == null ? "" : escaped.replace("\\n", "\n").replace("\\u0000", "\0");
        assertThat(lineOf(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(line);
    }

    @Test
    void whatIsNotUtf8IsRefusedWithItsLine() {
        byte[] latin1 = "WEBVTT\n\n00:01.000 --> 00:02.000\ncafé\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lineOf(latin1)).isEqualTo(4);
    }

    @Test
    void tooManyCuesAreRefused() {
        String file = "WEBVTT\n\n" + "00:00.000 --> 00:01.000\n\n".repeat(20_001);
        assertThat(lineOf(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(3 + 2 * 20_000);
    }

    @Test
    void aSmallFileOfLongCuesDoesNotGrowWithoutEnd() {
        String file = "WEBVTT\n\n" + "00:00:00.000 --> 99:00:00.000\nforever\n\n".repeat(100);
        assertThat(lineOf(file.getBytes(StandardCharsets.UTF_8))).isPositive();
    }

    private static List<Cue> cues(String file) {
        return WebVtt.cues(file.getBytes(StandardCharsets.UTF_8), FOUR_HOURS);
    }

    private static int lineOf(byte[] file) {
        var refusal = catchThrowableOfType(InvalidCaptions.class, () -> WebVtt.cues(file, FOUR_HOURS));
        assertThat(refusal).isNotNull();
        return (int) refusal.extensions().get("line");
    }
}
