package dev.millrace.worker.segments;

import static dev.millrace.common.streaming.isobmff.Boxes.box;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentReaderTest {

    @TempDir
    Path directory;

    private final SegmentReader reader = new SegmentReader(new InitSegment(true, 30, "avc1.64001f", 16, 16, 0, 0, ""));

    @Test
    void aFragmentsTimesAndSizesAreRead() throws Exception {
        Segment segment =
                reader.read(file(join(box("styp", new byte[16]), fragment(90, 2, 100), fragment(150, 2, 50))));

        assertThat(segment.start()).isEqualTo(90);
        assertThat(segment.duration()).isEqualTo(120);
        assertThat(segment.samples()).isEqualTo(4);
        assertThat(segment.fragments().get(0).offset()).isEqualTo(24);
        assertThat(segment.fragments().get(0).startsWithKeyFrame()).isTrue();
        assertThat(segment.fragments().get(0).keyFrameSize()).isEqualTo(84 + 8 + 100);
    }

    @Test
    void aTimeThatIsNegativeIsRefused() {
        assertBroken(fragment(-1, 1, 10), "2^63");
    }

    @Test
    void everyLengthButTheWholeOneIsRefused() throws Exception {
        byte[] whole = fragment(0, 2, 30);

        assertThat(reader.read(file(whole)).samples()).isEqualTo(2);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> reader.read(file(cut)))
                    .as("cut at %d", length)
                    .isInstanceOf(BrokenSegment.class);
        }
    }

    @Test
    void samplesLargerThanTheirMediaAreRefused() {
        byte[] fragment = fragment(0, 1, 10);
        ByteBuffer.wrap(fragment).putInt(76, 1000);

        assertBroken(fragment, "larger");
    }

    private void assertBroken(byte[] bytes, String message) {
        assertThatThrownBy(() -> reader.read(file(bytes)))
                .isInstanceOf(BrokenSegment.class)
                .hasMessageContaining(message);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("seg_00001.m4s"), bytes);
    }

    /** A moof of 76 + 4 × samples bytes and its mdat; every sample lasts 30 ticks. */
    private static byte[] fragment(long decodeTime, int samples, int sampleSize) {
        byte[] tfhd = box("tfhd", ints(0x20008, 1, 30));
        byte[] tfdt = box(
                "tfdt",
                ByteBuffer.allocate(12).putInt(1 << 24).putLong(decodeTime).array());
        ByteBuffer trun = ByteBuffer.allocate(12 + 4 * samples).putInt(0x201).putInt(samples);
        trun.putInt(8 + 8 + tfhd.length + tfdt.length + 8 + trun.capacity() + 8);
        for (int i = 0; i < samples; i++) {
            trun.putInt(sampleSize);
        }
        byte[] moof = box("moof", box("traf", join(tfhd, tfdt, box("trun", trun.array()))));
        return join(moof, box("mdat", new byte[samples * sampleSize]));
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
