package dev.millrace.worker.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.segments.Tracks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoryboardLayoutTest {

    private static final Rational RATE = new Rational(25, 1);

    @Test
    void everyKeyFrameIsATile() {
        StoryboardLayout layout = layout(854, 480, 13);

        assertThat(layout.times()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0);
        assertThat(layout.filter())
                .isEqualTo("select='isnan(prev_selected_t)+gte(t-prev_selected_t,1.000)',"
                        + "scale=160:90,setsar=1,tile=7x1");
        assertThat(layout.track()).startsWith("""
                        WEBVTT

                        00:00:00.000 --> 00:00:02.000
                        storyboard_001.jpg#xywh=0,0,160,90

                        00:00:02.000 --> 00:00:04.000
                        storyboard_001.jpg#xywh=160,0,160,90
                        """).endsWith("""

                        00:00:12.000 --> 00:00:13.000
                        storyboard_001.jpg#xywh=960,0,160,90
                        """);
    }

    @Test
    void portraitTilesStandUpright() {
        StoryboardLayout layout = layout(480, 854, 5);

        assertThat(layout.tileWidth()).isEqualTo(90);
        assertThat(layout.tileHeight()).isEqualTo(160);
    }

    @Test
    void aSheetHasTenRowsOfTen() {
        StoryboardLayout layout = layout(854, 480, 250);

        assertThat(layout.sheets()).isEqualTo(2);
        assertThat(layout.filter()).endsWith("tile=10x10");
        assertThat(layout.track())
                .contains("storyboard_001.jpg#xywh=1440,810,160,90\n\n00:03:20.000 --> 00:03:22.000\n"
                        + "storyboard_002.jpg#xywh=0,0,160,90\n");
    }

    @Test
    void fourHoursHaveNoMoreSheetsThanFive() {
        StoryboardLayout layout = layout(854, 480, 4 * 3600);

        assertThat(layout.times()).hasSize(480).endsWith(14_370.0);
        assertThat(layout.sheets()).isEqualTo(5);
        assertThat(layout.segments()).hasSize(480).startsWith("seg_00001.m4s", "seg_00006.m4s");
        assertThat(layout.filter()).contains("gte(t-prev_selected_t,29.000)");
        assertThat(layout.track()).contains("\n\n03:59:30.000 --> 04:00:00.000\n");
    }

    @Test
    void theTrackIsWhatPlayersHaveAlwaysGot() {
        List<Double> times =
                IntStream.range(0, 103).mapToObj(number -> number * 2.002).toList();
        StoryboardLayout layout = new StoryboardLayout(times, List.of("seg_00001.m4s"), 160, 90, 2.002, 206.3);

        assertThat(layout.track()).isEqualTo(Golden.text("storyboard.vtt"));
    }

    private static StoryboardLayout layout(int width, int height, int seconds) {
        return StoryboardLayout.of(Tracks.picture(width, height, RATE, seconds * 25, 1000));
    }
}
