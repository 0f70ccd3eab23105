package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubtitlesTest {

    private static final UUID VIDEO = new UUID(1, 2);

    @Test
    void namesOfAGroupDifferAlsoOnceTheyAreQuoted() {
        assertThat(names("a\"b", "a'b")).containsExactly("a\"b (x0)", "a'b (x1)");
        assertThat(names("a", "a", "a (x0)")).containsExactly("a (x0)", "a (x1)", "a (x0) (x2)");
        assertThat(names("English", "Srpski")).containsExactly("English", "Srpski");
    }

    @Test
    void whatBreaksALineOrXmlIsNotWritten() {
        assertThat(names("a\uFFFFb\u2028c\r\n#EXT\ud800d")).containsExactly("a b c  #EXT d");
    }

    private static List<String> names(String... labels) {
        List<Caption> captions = IntStream.range(0, labels.length)
                .mapToObj(i -> new Caption("x" + i, labels[i], new UUID(3, i), 1, Instant.EPOCH, Instant.EPOCH))
                .toList();
        return Subtitles.of(VIDEO, captions, "videos/" + VIDEO + "/hls/1/master.m3u8").stream()
                .map(Subtitle::name)
                .toList();
    }
}
