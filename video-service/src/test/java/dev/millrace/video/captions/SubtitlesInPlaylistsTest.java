package dev.millrace.video.captions;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final String MASTER = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-INDEPENDENT-SEGMENTS
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",LANGUAGE="und",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/playlist.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=2500000,CODECS="avc1.64001f,mp4a.40.2",AUDIO="audio",CLOSED-CAPTIONS=NONE
            720p/playlist.m3u8
            #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001e,mp4a.40.2",AUDIO="audio",CLOSED-CAPTIONS=NONE
            480p/playlist.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=300000,CODECS="avc1.64001f",URI="720p/iframes.m3u8"
            """;

    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT62.500S">
              <Period id="0" start="PT0S">
                <AdaptationSet id="0" contentType="video" mimeType="video/mp4">
                </AdaptationSet>
              </Period>
            </MPD>
            """;

    @Test
    void masterNamesThemAndEveryVariantOffersThem() {
        assertThat(MasterPlaylistSubtitles.apply(MASTER, TWO)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-INDEPENDENT-SEGMENTS
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Original",LANGUAGE="und",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio/playlist.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",LANGUAGE="en",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI="../../../captions/en/1/playlist.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="'Srpski' & <latinica>",LANGUAGE="sr-Latn",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI="../../../captions/sr-Latn/2/playlist.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=2500000,CODECS="avc1.64001f,mp4a.40.2",AUDIO="audio",CLOSED-CAPTIONS=NONE,SUBTITLES="subtitles"
                720p/playlist.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.64001e,mp4a.40.2",AUDIO="audio",CLOSED-CAPTIONS=NONE,SUBTITLES="subtitles"
                480p/playlist.m3u8
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=300000,CODECS="avc1.64001f",URI="720p/iframes.m3u8"
                """);
    }

    @Test
    void manifestHasASetOfEach() {
        assertThat(ManifestSubtitles.apply(MANIFEST, TWO)).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT62.500S">
                  <Period id="0" start="PT0S">
                    <AdaptationSet id="0" contentType="video" mimeType="video/mp4">
                    </AdaptationSet>
                    <AdaptationSet contentType="text" mimeType="text/vtt" lang="en">
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>
                      <Label>English</Label>
                      <Representation id="captions-en" bandwidth="1000">
                        <BaseURL>../../../captions/en/1/captions.vtt</BaseURL>
                      </Representation>
                    </AdaptationSet>
                    <AdaptationSet contentType="text" mimeType="text/vtt" lang="sr-Latn">
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>
                      <Label>"Srpski" &amp; &lt;latinica&gt;</Label>
                      <Representation id="captions-sr-Latn" bandwidth="1000">
                        <BaseURL>../../../captions/sr-Latn/2/captions.vtt</BaseURL>
                      </Representation>
                    </AdaptationSet>
                  </Period>
                </MPD>
                """);
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
    }
}
