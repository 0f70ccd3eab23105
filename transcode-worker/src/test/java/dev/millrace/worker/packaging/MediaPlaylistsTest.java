package dev.millrace.worker.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.segments.Fragment;
import dev.millrace.worker.segments.InitSegment;
import dev.millrace.worker.segments.Segment;
import dev.millrace.worker.segments.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaPlaylistsTest {

    private static final InitSegment INIT = new InitSegment(true, 30, "avc1.64001f", 1280, 720, 0, 0, "");
    private static final Track TRACK = new Track(
            INIT,
            List.of(
                    new Segment(
                            "seg_00001.m4s",
                            9000,
                            List.of(
                                    new Fragment(24, 4000, 0, 60, 60, true, 1000, 900, 1, List.of()),
                                    new Fragment(4024, 4976, 60, 60, 60, true, 1200, 1100, 1, List.of()))),
                    new Segment(
                            "seg_00002.m4s",
                            700,
                            List.of(new Fragment(24, 676, 120, 15, 15, true, 300, 200, 1, List.of())))));

    @Test
    void mediaPlaylist() {
        assertThat(MediaPlaylists.segments(TRACK, 4).text()).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-TARGETDURATION:4
                        #EXT-X-MEDIA-SEQUENCE:0
                        #EXT-X-PLAYLIST-TYPE:VOD
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MAP:URI="init.mp4"
                        #EXTINF:4.000000,
                        seg_00001.m4s
                        #EXTINF:0.500000,
                        seg_00002.m4s
                        #EXT-X-ENDLIST
                        """);
    }

    @Test
    void keyFramePlaylistNamesMoofAndKeyFrameOfEveryGroup() {
        assertThat(MediaPlaylists.keyFrames(TRACK, 4).text())
                .contains("#EXT-X-I-FRAMES-ONLY\n")
                .contains("""
                        #EXTINF:2.000000,
                        #EXT-X-BYTERANGE:1000@24
                        seg_00001.m4s
                        #EXTINF:2.000000,
                        #EXT-X-BYTERANGE:1200@4024
                        seg_00001.m4s
                        #EXTINF:0.500000,
                        #EXT-X-BYTERANGE:300@24
                        seg_00002.m4s
                        #EXT-X-ENDLIST
                        """);
    }
}
