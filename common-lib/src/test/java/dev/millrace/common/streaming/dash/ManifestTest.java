package dev.millrace.common.streaming.dash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.TextFormatContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest implements TextFormatContract {

    @Override
    public String rewritten(String text) {
        return Manifest.parse(text).text();
    }

    @Override
    public List<String> goldenFiles() {
        return List.of("manifest.mpd", "manifest-with-captions.mpd", "silent.mpd", "silent-with-captions.mpd");
    }

    @Override
    public List<String> malformed() {
        return List.of(
                "",
                "output",
                "<MPD/>",
                "<Period><Period/></Period>",
                "<MPD><Period/>",
                "<MPD><Period/>text</MPD>",
                "<MPD><Period/></MPD><MPD/>",
                "<!DOCTYPE MPD [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><MPD><Period/><Title>&a;</Title></MPD>");
    }

    @Override
    public Class<? extends RuntimeException> refusal() {
        return MalformedManifest.class;
    }

    @Test
    void unknownContentIsKept() {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:x="urn:x" x:more="1 &lt; 2 &amp; &quot;3&quot;">
                  <x:Note>a &lt; b &amp; "c"</x:Note>
                  <Period id="0">
                    <AdaptationSet contentType="text" mimeType="application/mp4"/>
                  </Period>
                </MPD>
                """;

        assertThat(Manifest.parse(text).text()).isEqualTo(text);
        assertThat(Manifest.parse(text).withText(List.of()).text()).isEqualTo(text);
    }
}
