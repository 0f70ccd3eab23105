package dev.millrace.common.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class GzipTest {

    private static final String TEXT = "#EXTM3U\n# Straße\n";
    private static final int LENGTH = TEXT.getBytes(UTF_8).length;

    @Test
    void compressedTextDecompressesUnchanged() {
        assertThat(Gzip.unpack(Gzip.pack(TEXT), LENGTH)).isEqualTo(TEXT);
        assertThat(Gzip.unpack(Gzip.pack(""), 0)).isEmpty();
    }

    @Test
    void equalTextsArePackedToEqualBytes() {
        assertThat(Gzip.pack(TEXT)).isEqualTo(Gzip.pack(TEXT));
    }

    @Test
    void moreThanIsWantedIsNotUnpacked() {
        assertThatThrownBy(() -> Gzip.unpack(Gzip.pack(TEXT), LENGTH - 1)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void inputOtherThanGzipIsRejected() {
        assertThatThrownBy(() -> Gzip.unpack(TEXT.getBytes(UTF_8), LENGTH)).isInstanceOf(UncheckedIOException.class);
    }
}
