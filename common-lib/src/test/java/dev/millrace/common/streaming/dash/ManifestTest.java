package dev.millrace.common.streaming.dash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.common.streaming.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    @ParameterizedTest
    @ValueSource(strings = {"manifest.mpd", "manifest-with-captions.mpd", "silent.mpd", "silent-with-captions.mpd"})
    void whatWasReadIsWrittenAsItWas(String name) {
        String text = Golden.text(name);

        assertThat(Manifest.parse(text).text()).isEqualTo(text);
    }

    @Test
    void whatItDoesNotKnowStays() {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "output",
                "<MPD/>",
                "<Period><Period/></Period>",
                "<MPD><Period/>",
                "<MPD><Period/>text</MPD>",
                "<MPD><Period/></MPD><MPD/>",
                "<!DOCTYPE MPD [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><MPD><Period/><Title>&a;</Title></MPD>"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Manifest.parse(text)).isInstanceOf(MalformedManifest.class);
    }
}
