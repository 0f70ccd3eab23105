package dev.millrace.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"master.m3u8", "480p/playlist.m3u8", "manifest.mpd", "storyboard.vtt"})
    void whatPlayersFetchIsPacked(String key) throws Exception {
        StoredText stored = StoredText.of(key, "#EXTM3U\n");

        assertThat(stored.encoding()).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(stored.bytes())))
                .hasContent("#EXTM3U\n");
    }

    @Test
    void whatOurServicesReadStaysPlain() {
        StoredText stored = StoredText.of("output.json", "{}");

        assertThat(stored.encoding()).isNull();
        assertThat(stored.bytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "v/1/master.m3u8, application/vnd.apple.mpegurl",
        "v/1/manifest.mpd, application/dash+xml",
        "v/1/storyboard.vtt, text/vtt",
        "v/1/480p/init.mp4, video/mp4",
        "v/1/480p/seg_00001.m4s, video/iso.segment",
        "v/1/audio/init.mp4, audio/mp4",
        "v/1/audio-mono/seg_00001.m4s, audio/mp4",
        "v/1/poster.jpg, image/jpeg",
        "v/1/output.json, application/json",
    })
    void everyKindOfObjectHasItsMediaType(String key, String type) {
        assertThat(ContentTypes.of(key)).isEqualTo(type);
    }
}
