package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitleSegmentsTest {

    private static final Cue HELLO = new Cue(1000, 2000, "", "Hello");
    private static final Cue ACROSS = new Cue(59_000, 61_000, "", "Across");
    private static final Cue LATE = new Cue(60_000, 62_000, "", "Late");

    @Test
    void playlistIsAsLongAsTheVideo() {
        assertThat(new SubtitleSegments(List.of(HELLO), 125.5).playlist()).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:60
                #EXT-X-MEDIA-SEQUENCE:0
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXTINF:60.000,
                seg_00001.vtt
                #EXTINF:60.000,
                seg_00002.vtt
                #EXTINF:5.500,
                seg_00003.vtt
                #EXT-X-ENDLIST
                """);
    }

    @Test
    void aCueAcrossTheEdgeIsInBothSegments() {
        List<String> texts = new SubtitleSegments(List.of(HELLO, ACROSS, LATE), 120).texts();
        assertThat(texts).hasSize(2);
        assertThat(texts.get(0)).isEqualTo("""
                WEBVTT
                X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000

                00:00:01.000 --> 00:00:02.000
                Hello

                00:00:59.000 --> 00:01:01.000
                Across

                """);
        assertThat(texts.get(1)).contains("Across", "Late").doesNotContain("Hello");
    }

    @Test
    void segmentsWithoutCuesAreThereAndEmpty() {
        assertThat(new SubtitleSegments(List.of(), 60.001).texts())
                .containsExactly(
                        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n",
                        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n");
    }

    @Test
    void aCueCostsWhatItTakesInEverySegment() {
        assertThat(SubtitleSegments.bytesOf(ACROSS, 14_400_000))
                .isEqualTo(2L * ACROSS.block().length());
        assertThat(SubtitleSegments.bytesOf(new Cue(0, 60_000, "", "x"), 60_000))
                .isEqualTo(33);
        assertThat(SubtitleSegments.bytesOf(new Cue(0, 600_000, "", "x"), 60_000))
                .isEqualTo(33);
        assertThat(SubtitleSegments.bytesOf(new Cue(60_000, 61_000, "", "x"), 60_000))
                .isZero();
    }
}
