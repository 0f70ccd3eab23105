package dev.millrace.worker.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.probe.Rational;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaylistsTest {

    private static final InitSegment INIT = new InitSegment(true, 30, "avc1.64001f", 1280, 720, 0);
    private static final Track TRACK = new Track(
            INIT,
            List.of(
                    new Segment(
                            Path.of("seg_00001.m4s"),
                            9000,
                            List.of(
                                    new Fragment(24, 4000, 0, 60, 60, true, 1000),
                                    new Fragment(4024, 4976, 60, 60, 60, true, 1200))),
                    new Segment(
                            Path.of("seg_00002.m4s"), 700, List.of(new Fragment(24, 676, 120, 15, 15, true, 300)))));

    @Test
    void mediaPlaylist() {
        assertThat(MediaPlaylists.segments(TRACK, 4)).isEqualTo("""
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
        assertThat(MediaPlaylists.keyFrames(TRACK, 4))
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

    @Test
    void bandwidthIsThePeakOfFullSegmentsAndTheAverageOfAll() {
        assertThat(TRACK.peakBandwidth()).isEqualTo(18000);
        assertThat(TRACK.averageBandwidth()).isEqualTo((long) Math.ceil(9700 * 8 / 4.5));
        assertThat(TRACK.keyFrameBandwidth()).isEqualTo(4800);
    }

    @Test
    void masterPlaylistBeginsIn720p() {
        Rendition audio = new Rendition("audio", 0, 0, "mp4a.40.2", 130000, 128000, 0);
        List<Rendition> videos = List.of(
                new Rendition("1080p", 1920, 1080, "avc1.640028", 5000000, 3000000, 400000),
                new Rendition("720p", 1280, 720, "avc1.64001f", 2800000, 1500000, 200000));

        assertThat(new MasterPlaylist(new Rational(30000, 1001), audio).text(videos, "eng"))
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",LANGUAGE="eng",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/playlist.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=2800000,AVERAGE-BANDWIDTH=1500000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,AUDIO="audio",CLOSED-CAPTIONS=NONE
                        720p/playlist.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=5000000,AVERAGE-BANDWIDTH=3000000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=29.970,AUDIO="audio",CLOSED-CAPTIONS=NONE
                        1080p/playlist.m3u8
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=200000,CODECS="avc1.64001f",RESOLUTION=1280x720,URI="720p/iframes.m3u8"
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=400000,CODECS="avc1.640028",RESOLUTION=1920x1080,URI="1080p/iframes.m3u8"
                        """);
    }
}
