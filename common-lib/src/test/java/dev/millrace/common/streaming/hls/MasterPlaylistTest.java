package dev.millrace.common.streaming.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.common.streaming.TextFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasterPlaylistTest implements TextFormatContract {

    private static final List<AlternativeRendition> ENGLISH =
            List.of(AlternativeRendition.subtitles("subtitles", "English", "en", "en.m3u8"));

    @Override
    public String rewritten(String text) {
        return MasterPlaylist.parse(text).text();
    }

    @Override
    public List<String> goldenFiles() {
        return List.of("master.m3u8", "master-with-captions.m3u8", "silent.m3u8", "silent-with-captions.m3u8");
    }

    @Override
    public List<String> malformed() {
        return List.of(
                "",
                "output",
                "#EXTM3U8\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n#EXT-X-STREAM-INF:BANDWIDTH=2\nv.m3u8\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH\nv.m3u8\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,\nv.m3u8\n",
                "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1,BANDWIDTH=2\nv.m3u8\n",
                "#EXTM3U\n#EXT-X-MEDIA:NAME=\"open\n",
                "#EXTM3U\n#EXT-X-MEDIA:NAME=\"a\"b\"\n");
    }

    @Override
    public Class<? extends RuntimeException> refusal() {
        return MalformedPlaylist.class;
    }

    @Test
    void unknownContentIsKept() {
        String text = """
                #EXTM3U
                #EXT-X-VERSION:9
                #EXT-X-DEFINE:NAME="host",VALUE="a,b"
                # a comment

                #EXT-X-SESSION-DATA:DATA-ID="x",VALUE=""
                #EXT-X-STREAM-INF:BANDWIDTH=1,X-OURS="1, 2",AUDIO="a"
                v.m3u8
                """;

        assertThat(MasterPlaylist.parse(text).text()).isEqualTo(text);
        assertThat(MasterPlaylist.parse(text).variants().get(0).attributes().get("X-OURS"))
                .contains("1, 2");
    }

    @Test
    void subtitlesTakeThePlaceOfThoseOfTheirGroupAlone() {
        String text = """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="Srpski",URI="sr.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="signs",NAME="Signs",URI="signs.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES="subtitles",AUDIO="a"
                v.m3u8
                """;

        assertThat(MasterPlaylist.parse(text)
                        .withSubtitles("subtitles", ENGLISH)
                        .text())
                .isEqualTo("""
                #EXTM3U
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="signs",NAME="Signs",URI="signs.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",LANGUAGE="en",AUTOSELECT=YES,DEFAULT=NO,FORCED=NO,URI="en.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=1,AUDIO="a",SUBTITLES="subtitles"
                v.m3u8
                """);
    }

    @Test
    void aQuoteInANameIsRefused() {
        assertThatThrownBy(() -> AlternativeRendition.subtitles("g", "a\"b", "en", "en.m3u8"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AlternativeRendition.subtitles("g", "a\nb", "en", "en.m3u8"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
