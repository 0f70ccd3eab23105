package dev.millrace.common.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerSnifferTest {

    @ParameterizedTest
    @CsvSource({"isom, MP4", "mp42, MP4", "M4V , MP4", "'qt  ', MOV", "3gp5, THREE_GP", "3g2a, THREE_GP"})
    void isoBrandNamesTheContainer(String brand, SourceContainer expected) {
        assertThat(ContainerSniffer.sniff(bytes("\0\0\0\u0018ftyp" + String.format("%-4s", brand) + "\0\0\0\0")))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"moov", "mdat", "wide", "free", "skip"})
    void quickTimeWithoutBrandIsMov(String firstBox) {
        assertThat(ContainerSniffer.sniff(bytes("\0\0\0\u0008" + firstBox + "........")))
                .contains(SourceContainer.MOV);
    }

    @Test
    void aviAsfAndWebmAreRecognised() {
        assertThat(ContainerSniffer.sniff(bytes("RIFF....AVI LIST"))).contains(SourceContainer.AVI);
        assertThat(ContainerSniffer.sniff(HexFormat.of().parseHex("3026b2758e66cf11a6d900aa0062ce6c0000")))
                .contains(SourceContainer.WMV);
        assertThat(ContainerSniffer.sniff(HexFormat.of().parseHex("1a45dfa3934282")))
                .contains(SourceContainer.WEBM);
    }

    @ParameterizedTest
    @CsvSource({"#EXTM3U playlist", "<MPD xmlns>", "ffconcat version", "RIFF....WAVEfmt", "hello world, a text", "''"})
    void otherFormatsAreNotRecognised(String content) {
        assertThat(ContainerSniffer.sniff(bytes(content))).isEmpty();
    }

    @Test
    void everyTruncationIsSurvived() {
        byte[] whole = bytes("\0\0\0\u0018ftypisom\0\0\0\0");
        for (int length = 0; length < 12; length++) {
            assertThat(ContainerSniffer.sniff(Arrays.copyOf(whole, length)))
                    .isIn(java.util.Optional.empty(), java.util.Optional.of(SourceContainer.MP4));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
