package dev.millrace.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaylistTest {

    @Test
    void aMasterNamesVariantsAudioAndKeyFramePlaylists() {
        Playlist master = Playlist.of("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="audio/playlist.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1280x720,AUDIO="a"
                720p/playlist.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,RESOLUTION=320x180,URI="720p/iframes.m3u8"
                """);

        assertThat(master.isMaster()).isTrue();
        assertThat(master.resolutions()).containsExactly("1280x720");
        assertThat(master.references())
                .containsExactly("audio/playlist.m3u8", "720p/playlist.m3u8", "720p/iframes.m3u8");
        assertThat(master.keyFrameReferences()).containsExactly("720p/iframes.m3u8");
    }

    @Test
    void aMediaPlaylistNamesItsInitialisationAndEachSegmentOnce() {
        Playlist media = Playlist.of("""
                #EXTM3U
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:6.0,
                seg_1.m4s
                #EXTINF:6.0,
                #EXT-X-BYTERANGE:10@0
                seg_1.m4s
                """);

        assertThat(media.isMaster()).isFalse();
        assertThat(media.references()).containsExactly("init.mp4", "seg_1.m4s");
    }
}
