package dev.millrace.proof.matrix.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaylistFilesTest {

    @Test
    void aMasterNamesItsVariantsAndTheSoundOfEach() {
        MasterFile master = MasterFile.of("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",URI="audio/index.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="text",URI="de.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=854x480,AUDIO="audio"
                480p/index.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100,URI="480p/iframes.m3u8"
                """);

        assertThat(master.sounds()).containsOnlyKeys("audio").containsEntry("audio", "audio/index.m3u8");
        assertThat(master.variants()).singleElement().satisfies(variant -> {
            assertThat(variant.uri()).isEqualTo("480p/index.m3u8");
            assertThat(variant.width()).isEqualTo(854);
            assertThat(variant.height()).isEqualTo(480);
            assertThat(variant.bandwidth()).isEqualTo(900_000);
            assertThat(variant.sound()).isEqualTo("audio");
            assertThat(variant.attributes()).containsEntry("CODECS", "avc1.64001e,mp4a.40.2");
        });
    }

    @Test
    void aMediaPlaylistNamesItsSegmentsWithTheirLengths() {
        MediaFile media = MediaFile.of("""
                #EXTM3U
                #EXT-X-TARGETDURATION:6
                #EXT-X-PLAYLIST-TYPE:VOD
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:6.000000,
                seg_1.m4s
                #EXTINF:1.500000,
                seg_2.m4s
                #EXT-X-ENDLIST
                """);

        assertThat(media.init()).isEqualTo("init.mp4");
        assertThat(media.targetSeconds()).isEqualTo(6);
        assertThat(media.segments()).hasSize(2);
        assertThat(media.seconds()).isEqualTo(7.5);
        assertThat(media.isWhole()).isTrue();
    }

    @Test
    void aPlaylistWithoutItsEndIsNotWhole() {
        assertThat(MediaFile.of("#EXTM3U\n#EXT-X-PLAYLIST-TYPE:VOD\n").isWhole())
                .isFalse();
        assertThat(MediaFile.of("#EXTM3U\n#EXT-X-PLAYLIST-TYPE:EVENT\n#EXT-X-ENDLIST\n")
                        .isWhole())
                .isFalse();
    }
}
