package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaylistRulesTest {

    private static final List<Double> KEYS = List.of(0.0, 2.0, 4.0, 6.0);
    private static final MasterFile.Variant VARIANT = new MasterFile.Variant(
            "480p.m3u8",
            Map.of(
                    "BANDWIDTH", "800000",
                    "AVERAGE-BANDWIDTH", "700000",
                    "CODECS", "avc1.64001e",
                    "RESOLUTION", "854x480",
                    "FRAME-RATE", "30.000"));

    private final FetchedRendition picture = rendition(playlist(6, 6.0, 2.0), timeline(KEYS, 0), 500_000, 100_000);
    private final FetchedRendition sound = rendition(playlist(6, 6.0, 2.0), timeline(KEYS, -0.021), 1000, 500);

    @Test
    void consistentPlaylistsPass() {
        assertThat(faults(picture, sound)).isEmpty();
    }

    @Test
    void aPictureThatIsShownLateIsAFault() {
        assertThat(faults(rendition(playlist(6, 6.0, 2.0), timeline(KEYS, 0.067), 500_000, 100_000), sound))
                .containsExactly("the picture begins at 0.067 s and not at 0");
        assertThat(faults(rendition(playlist(6, 6.0, 2.0), timeline(KEYS, -0.021), 500_000, 100_000), sound))
                .containsExactly("the picture begins at -0.021 s and not at 0");
    }

    @Test
    void soundThatIsHeardLateOrLacksItsFirstMomentIsAFault() {
        assertThat(faults(picture, rendition(playlist(6, 6.0, 2.0), timeline(KEYS, 0.021), 1000, 500)))
                .containsExactly("the sound begins at 0.021 s and not at 0");
        assertThat(faults(picture, rendition(playlist(6, 6.0, 2.0), timeline(KEYS, -0.1), 1000, 500)))
                .containsExactly("the sound begins at -0.100 s and not at 0");
    }

    @Test
    void aHoleInTheSoundIsAFaultAsOneInThePicture() {
        Timeline holed = new Timeline(List.of(0.0, 6.0), KEYS, List.of(6.0, 8.0), 1, 0, List.of("a hole"));

        assertThat(faults(picture, rendition(playlist(6, 6.0, 2.0), holed, 1000, 500)))
                .containsExactly("a hole");
        assertThat(faults(rendition(playlist(6, 6.0, 2.0), holed, 1000, 500), sound))
                .containsExactly("a hole");
    }

    @Test
    void aLengthThatIsNotTheSegmentsIsAFault() {
        assertThat(faults(rendition(playlist(6, 6.0, 2.1), timeline(KEYS, 0), 500_000, 100_000), sound))
                .containsExactly("EXTINF 2.1 for 2.0 s");
    }

    @Test
    void aSegmentAboveTheTargetAndTwoTargetsAreFaults() {
        assertThat(faults(rendition(playlist(5, 6.0, 2.0), timeline(KEYS, 0), 500_000, 100_000), sound))
                .containsExactly(
                        "a segment of 6.0 s is above TARGETDURATION", "TARGETDURATION differs between playlists");
    }

    @Test
    void aPlaylistWithoutItsEndIsAFault() {
        MediaFile open = new MediaFile(6, "init.mp4", playlist(6, 6.0, 2.0).segments(), false);

        assertThat(faults(rendition(open, timeline(KEYS, 0), 500_000, 100_000), sound))
                .containsExactly("a playlist is no finished VOD");
    }

    @Test
    void aSegmentFatterThanItsBandwidthIsAFault() {
        assertThat(faults(rendition(playlist(6, 6.0, 2.0), timeline(KEYS, 0), 700_000, 100_000), sound))
                .containsExactly("480p.m3u8 exceeds its BANDWIDTH");
    }

    @Test
    void aVariantThatSaysTooLittleIsAFault() {
        MasterFile.Variant mute =
                new MasterFile.Variant("480p.m3u8", Map.of("BANDWIDTH", "800000", "RESOLUTION", "854x480"));

        assertThat(PlaylistRules.faults(List.of(mute), List.of(picture), List.of()))
                .containsExactly(
                        "480p.m3u8 has no AVERAGE-BANDWIDTH", "480p.m3u8 has no CODECS", "480p.m3u8 has no FRAME-RATE");
    }

    @Test
    void segmentsAndKeyFramesThatLieElsewhereThanOnTopAreFaults() {
        Timeline shifted = new Timeline(List.of(0.0, 5.9), KEYS, List.of(6.0, 7.9), 1, 0, List.of());
        FetchedRendition other = rendition(playlist(6, 6.0, 2.0), shifted, 1000, 1000);
        FetchedRendition fewer = rendition(playlist(6, 6.0, 2.0), timeline(List.of(0.0, 4.0, 6.0), 0), 1000, 1000);

        assertThat(PlaylistRules.faults(
                        List.of(VARIANT, VARIANT, VARIANT), List.of(picture, other, fewer), List.of(sound)))
                .containsExactly(
                        "480p.m3u8: segment starts differ from the top's",
                        "480p.m3u8: key frames differ from the top's");
    }

    @Test
    void aRenditionThatEndsLaterThanTheTopIsAFault() {
        Timeline longer = new Timeline(List.of(0.0, 6.0), KEYS, List.of(6.0, 8.067), 242, 0, List.of());
        FetchedRendition other = rendition(playlist(6, 6.0, 2.067), longer, 1000, 1000);

        assertThat(PlaylistRules.faults(List.of(VARIANT, VARIANT), List.of(picture, other), List.of(sound)))
                .containsExactly("480p.m3u8 ends 0.067 s before or after the top");
    }

    private static List<String> faults(FetchedRendition picture, FetchedRendition sound) {
        return PlaylistRules.faults(List.of(VARIANT), List.of(picture), List.of(sound));
    }

    private static Timeline timeline(List<Double> keyFrames, double begin) {
        return new Timeline(List.of(0.0, 6.0), keyFrames, List.of(6.0, 8.0), 240, begin, List.of());
    }

    private static MediaFile playlist(int target, double first, double second) {
        return new MediaFile(
                target,
                "init.mp4",
                List.of(new MediaFile.Segment("1.m4s", first), new MediaFile.Segment("2.m4s", second)),
                true);
    }

    private static FetchedRendition rendition(MediaFile playlist, Timeline timeline, long first, long second) {
        return new FetchedRendition(playlist, timeline, List.of(first, second), Path.of("whole.mp4"));
    }
}
