package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitlesInPlaylistsTest {

    private static final List<Subtitle> TWO = List.of(
            new Subtitle(
                    "en", "English", "../../../captions/en/1/playlist.m3u8", "../../../captions/en/1/captions.vtt"),
            new Subtitle(
                    "sr-Latn",
                    "\"Srpski\" & <latinica>",
                    "../../../captions/sr-Latn/2/playlist.m3u8",
                    "../../../captions/sr-Latn/2/captions.vtt"));

    private static final String MASTER = Golden.text("master.m3u8");
    private static final String MANIFEST = Golden.text("manifest.mpd");

    @Test
    void masterNamesThemAndEveryVariantOffersThem() {
        assertThat(MasterPlaylistSubtitles.apply(MASTER, TWO)).isEqualTo(Golden.text("master-with-captions.m3u8"));
        assertThat(MasterPlaylistSubtitles.apply(Golden.text("silent.m3u8"), TWO))
                .isEqualTo(Golden.text("silent-with-captions.m3u8"));
    }

    @Test
    void manifestHasASetOfEach() {
        assertThat(ManifestSubtitles.apply(MANIFEST, TWO)).isEqualTo(Golden.text("manifest-with-captions.mpd"));
        assertThat(ManifestSubtitles.apply(Golden.text("silent.mpd"), TWO))
                .isEqualTo(Golden.text("silent-with-captions.mpd"));
    }

    @Test
    void applyingAgainReplacesAndApplyingNothingRestores() {
        String master = MasterPlaylistSubtitles.apply(MASTER, TWO);
        assertThat(MasterPlaylistSubtitles.apply(master, TWO)).isEqualTo(master);
        assertThat(MasterPlaylistSubtitles.apply(master, List.of())).isEqualTo(MASTER);
        String manifest = ManifestSubtitles.apply(MANIFEST, TWO);
        assertThat(ManifestSubtitles.apply(manifest, TWO)).isEqualTo(manifest);
        assertThat(ManifestSubtitles.apply(manifest, List.of())).isEqualTo(MANIFEST);
    }

    @Test
    void whatIsNoManifestStaysAsItIs() {
        assertThat(ManifestSubtitles.apply("output", TWO)).isEqualTo("output");
        assertThat(MasterPlaylistSubtitles.apply("output", TWO)).isEqualTo("output");
    }
}
