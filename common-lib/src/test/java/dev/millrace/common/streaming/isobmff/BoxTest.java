package dev.millrace.common.streaming.isobmff;

import static dev.millrace.common.streaming.isobmff.Boxes.box;
import static dev.millrace.common.streaming.isobmff.Boxes.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoxTest {

    private static final byte[] ENTRY = box("avc1", new byte[78], box("avcC", new byte[5]));

    /** One track of one description. */
    private static final byte[] MOVIE = box(
            "moov",
            box("mvhd", number(7)),
            box("trak", box("mdia", box("minf", box("stbl", box("stsd", number(0), number(1), ENTRY))))));

    @Test
    void writtenTextCanBeRead() {
        List<Box> boxes = Box.parse(ByteBuffer.wrap(Boxes.joined(Boxes.fileType(), MOVIE)));

        assertThat(boxes).extracting(Box::type).containsExactly("ftyp", "moov");
        assertThat(boxes.get(1).child("mvhd").reader().getInt()).isEqualTo(7);
        assertThat(boxes.get(1).optional("udta")).isEmpty();
        assertThatThrownBy(() -> boxes.get(1).child("trak", "edts")).isInstanceOf(MalformedBox.class);
    }

    @Test
    void everyLengthButTheWholeOneIsRefused() {
        for (int length = 1; length < MOVIE.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(MOVIE, length));
            assertThatThrownBy(() -> Box.parse(cut)).as("cut at %d", length).isInstanceOf(MalformedBox.class);
        }
    }

    @Test
    void aSecondDescriptionIsTheFirstWithOneMoreBox() {
        byte[] shape = box("pasp", number(4), number(3));

        byte[] twice = SampleEntry.first(MOVIE).twiceWith(shape);

        ByteBuffer table = Box.parse(ByteBuffer.wrap(twice))
                .get(0)
                .child("trak", "mdia", "minf", "stbl", "stsd")
                .reader();
        List<Box> entries = Box.parse(table.slice(8, table.remaining() - 8));
        assertThat(table.getInt(4)).isEqualTo(2);
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).body().remaining() + 8).isEqualTo(ENTRY.length);
        assertThat(entries.get(1).body().remaining() + 8).isEqualTo(ENTRY.length + shape.length);
        assertThat(Arrays.copyOfRange(twice, twice.length - shape.length, twice.length))
                .isEqualTo(shape);
    }
}
