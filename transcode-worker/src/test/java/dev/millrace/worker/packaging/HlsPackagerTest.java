package dev.millrace.worker.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.verify.VerifiedOutput;
import dev.millrace.worker.verify.VerifiedOutput.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class HlsPackagerTest {

    private static final Picture HD60 =
            Renditions.picture("1080p", 1920, 1080, new Rational(60000, 1001), "audio", 10_000);
    private static final Picture HD = Renditions.picture("720p", 1280, 720, Renditions.NTSC, "audio", 8_000);
    private static final Picture SD = Renditions.picture("480p", 854, 480, Renditions.NTSC, "audio", 4_000);
    private static final Picture CELLULAR = Renditions.picture("240p", 426, 240, Renditions.NTSC, "audio-mono", 400);

    @Test
    void theMasterBeginsIn720pAndGivesTheCellularRenditionItsOwnSound() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, HD, CELLULAR), List.of(Renditions.MONO, Renditions.STEREO), 6), "en");

        assertThat(output.masterPlaylist()).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-INDEPENDENT-SEGMENTS
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/playlist.m3u8"
                        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio-mono",NAME="Original",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="audio-mono/playlist.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=2045692,AVERAGE-BANDWIDTH=2045672,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=29.970,VIDEO-RANGE=SDR,AUDIO="audio",CLOSED-CAPTIONS=NONE
                        720p/playlist.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=4922815,AVERAGE-BANDWIDTH=4922795,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=59.940,VIDEO-RANGE=SDR,AUDIO="audio",CLOSED-CAPTIONS=NONE
                        1080p/playlist.m3u8
                        #EXT-X-STREAM-INF:BANDWIDTH=144014,AVERAGE-BANDWIDTH=143994,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=29.970,VIDEO-RANGE=SDR,AUDIO="audio-mono",CLOSED-CAPTIONS=NONE
                        240p/playlist.m3u8
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=213121,AVERAGE-BANDWIDTH=172136,CODECS="avc1.64001f",RESOLUTION=1280x720,VIDEO-RANGE=SDR,URI="720p/iframes.m3u8"
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=266401,AVERAGE-BANDWIDTH=215170,CODECS="avc1.64001f",RESOLUTION=1920x1080,VIDEO-RANGE=SDR,URI="1080p/iframes.m3u8"
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=10657,AVERAGE-BANDWIDTH=8607,CODECS="avc1.64001f",RESOLUTION=426x240,VIDEO-RANGE=SDR,URI="240p/iframes.m3u8"
                        """);
    }

    @Test
    void without720pTheRenditionNearestTo2000kComesFirst() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, SD, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");

        assertThat(output.masterPlaylist().lines().filter(line -> line.endsWith("/playlist.m3u8")))
                .containsExactly("480p/playlist.m3u8", "1080p/playlist.m3u8", "240p/playlist.m3u8");
    }

    @Test
    void aSilentVideoHasNoSoundGroup() {
        Picture silent = Renditions.picture("720p", 1280, 720, Renditions.NTSC, null, 8_000);

        HlsOutput output = HlsPackager.output(new VerifiedOutput(List.of(silent), List.of(), 6), "und");

        assertThat(output.masterPlaylist()).doesNotContain("AUDIO", "mp4a");
        assertThat(output.manifest()).doesNotContain("audio");
    }

    @Test
    void whatJoinsLaterChangesNoMediaPlaylistThatIsThere() {
        HlsOutput partial = HlsPackager.output(
                new VerifiedOutput(List.of(SD), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");
        HlsOutput complete = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, HD, SD, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6),
                "en");

        assertThat(partial.masterPlaylist()).doesNotContain("audio-mono");
        assertThat(complete.mediaPlaylists()).containsAllEntriesOf(partial.mediaPlaylists());
    }

    @Test
    void theManifestNamesTheSameSegments() {
        HlsOutput output = HlsPackager.output(
                new VerifiedOutput(List.of(HD60, CELLULAR), List.of(Renditions.STEREO, Renditions.MONO), 6), "en");

        assertThat(output.manifest()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-live:2011" type="static" mediaPresentationDuration="PT13.013S" minBufferTime="PT6S">
                          <Period id="0" start="PT0S">
                            <AdaptationSet id="0" contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1">
                              <Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/>
                              <Representation id="1080p" codecs="avc1.64001f" bandwidth="4795260" width="1920" height="1080" frameRate="60000/1001" sar="1:1">
                                <SegmentTemplate timescale="30720000" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/seg_$Number%05d$.m4s">
                                  <SegmentTimeline>
                                    <S t="0" d="184504320" r="1"/>
                                    <S d="30750720"/>
                                  </SegmentTimeline>
                                </SegmentTemplate>
                              </Representation>
                              <Representation id="240p" codecs="avc1.64001f" bandwidth="95959" width="426" height="240" frameRate="30000/1001" sar="1:1">
                                <SegmentTemplate timescale="15360000" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/seg_$Number%05d$.m4s">
                                  <SegmentTimeline>
                                    <S t="0" d="92252160" r="1"/>
                                    <S d="15375360"/>
                                  </SegmentTimeline>
                                </SegmentTemplate>
                              </Representation>
                            </AdaptationSet>
                            <AdaptationSet id="1" contentType="audio" mimeType="audio/mp4" lang="en" segmentAlignment="true" startWithSAP="1">
                              <Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/>
                              <Representation id="audio" codecs="mp4a.40.2" bandwidth="127555" audioSamplingRate="48000">
                                <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="2"/>
                                <SegmentTemplate timescale="48000" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/seg_$Number%05d$.m4s">
                                  <SegmentTimeline>
                                    <S t="0" d="288768" r="1"/>
                                    <S d="48128"/>
                                  </SegmentTimeline>
                                </SegmentTemplate>
                              </Representation>
                            </AdaptationSet>
                            <AdaptationSet id="2" contentType="audio" mimeType="audio/mp4" lang="en" segmentAlignment="true" startWithSAP="1">
                              <Role schemeIdUri="urn:mpeg:dash:role:2011" value="alternate"/>
                              <Representation id="audio-mono" codecs="mp4a.40.2" bandwidth="48055" audioSamplingRate="48000">
                                <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="1"/>
                                <SegmentTemplate timescale="48000" startNumber="1" initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/seg_$Number%05d$.m4s">
                                  <SegmentTimeline>
                                    <S t="0" d="288768" r="1"/>
                                    <S d="48128"/>
                                  </SegmentTimeline>
                                </SegmentTemplate>
                              </Representation>
                            </AdaptationSet>
                          </Period>
                        </MPD>
                        """);
    }
}
