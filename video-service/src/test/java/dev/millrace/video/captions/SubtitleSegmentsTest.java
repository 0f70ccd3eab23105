package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.streaming.webvtt.WebVttFile;
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
    void filesAreWhatPlayersHaveAlwaysGot() {
        List<Cue> cues = List.of(
                new Cue(1000, 2500, "align:start line:0%", "Welcome to <i>the house</i>.\nCome in."),
                ACROSS,
                new Cue(60_000, 3_600_000, "", ""));
        SubtitleSegments segments = new SubtitleSegments(cues, 125.5);

        assertThat(segments.playlist()).isEqualTo(Golden.text("captions.m3u8"));
        assertThat(segments.texts())
                .startsWith(Golden.text("captions-segment-1.vtt"), Golden.text("captions-segment-2.vtt"));
        assertThat(new WebVttFile(cues).text()).isEqualTo(Golden.text("captions.vtt"));
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
