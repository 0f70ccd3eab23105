package dev.millrace.worker.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    @TempDir
    Path directory;

    @Test
    void filesBehindLinkedFoldersCountAsAnEncodeWritesThere() throws IOException {
        Path working = Files.createDirectories(directory.resolve("output/pass-0"));
        Path rendition = Files.createDirectories(directory.resolve("output/480p"));
        Files.createSymbolicLink(working.resolve("0"), rendition);
        Files.write(rendition.resolve("seg_00001.m4s"), new byte[1000]);
        Files.write(working.resolve("ffmpeg.mpd"), new byte[10]);
        Files.write(directory.resolve("source"), new byte[100_000]);

        assertThat(Usage.bytesUnder(working)).isEqualTo(1010);
    }

    @Test
    void aLinkBackOrIntoNothingEndsNothing() throws IOException {
        Files.createSymbolicLink(directory.resolve("back"), directory);
        Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("gone"));
        Files.write(directory.resolve("file"), new byte[7]);

        assertThat(Usage.bytesUnder(directory)).isEqualTo(7);
        assertThat(Usage.bytesUnder(directory.resolve("gone"))).isZero();
    }
}
