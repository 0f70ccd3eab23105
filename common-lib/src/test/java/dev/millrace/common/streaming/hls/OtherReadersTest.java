package dev.millrace.common.streaming.hls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.Golden;
import io.lindstrom.m3u8.model.AlternativeRendition;
import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaPlaylist;
import io.lindstrom.m3u8.model.Variant;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we write is HLS to a strict reader that is not ours. */
class OtherReadersTest {

    @Test
    void theMasterOffersAllWithTheirSubtitles() throws Exception {
        MasterPlaylist master = new MasterPlaylistParser().readPlaylist(Golden.text("master-with-captions.m3u8"));

        assertThat(master.variants())
                .extracting(Variant::uri)
                .containsExactly("720p/playlist.m3u8", "1080p/playlist.m3u8", "240p/playlist.m3u8");
        assertThat(master.variants()).allSatisfy(variant -> {
            assertThat(variant.subtitles()).contains("subtitles");
            assertThat(variant.codecs()).containsExactly("avc1.64001f", "mp4a.40.2");
        });
        assertThat(master.iFrameVariants()).hasSize(3);
        assertThat(master.alternativeRenditions())
                .extracting(AlternativeRendition::name)
                .containsExactly("Original", "Original", "English", "'Srpski' & <latinica>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1080p.m3u8", "1080p-iframes.m3u8", "audio.m3u8", "captions.m3u8"})
    void mediaPlaylistsAreWhole(String name) throws Exception {
        MediaPlaylist media = new MediaPlaylistParser().readPlaylist(Golden.text(name));

        assertThat(media.ongoing()).isFalse();
        assertThat(media.mediaSegments()).isNotEmpty();
        assertThat(media.mediaSegments())
                .allSatisfy(segment ->
                        assertThat(Math.round(segment.duration())).isLessThanOrEqualTo(media.targetDuration()));
    }
}
