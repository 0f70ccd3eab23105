package dev.millrace.proof.matrix.check;

import static dev.millrace.common.streaming.isobmff.Boxes.box;
import static dev.millrace.common.streaming.isobmff.Boxes.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final int KEY = 0x2000000;
    private static final int NO_KEY = 0x1010000;

    /** 30 ticks a second, one tick a sample. */
    private final byte[] init = box(
            "moov",
            box("trak", box("mdia", box("mdhd", number(0), number(0), number(0), number(30), number(0), number(0)))),
            box("mvex", box("trex", number(0), number(1), number(1), number(1), number(0), number(NO_KEY))));

    @Test
    void segmentsAndKeyFramesHaveTheirTimes() {
        Timeline timeline = Timeline.of(
                init, List.of(Bytes.joined(fragment(0, 60, KEY), fragment(60, 60, KEY)), fragment(120, 15, KEY)));

        assertThat(timeline.faults()).isEmpty();
        assertThat(timeline.starts()).containsExactly(0.0, 4.0);
        assertThat(timeline.ends()).containsExactly(4.0, 4.5);
        assertThat(timeline.keyFrames()).containsExactly(0.0, 2.0, 4.0);
        assertThat(timeline.samples()).isEqualTo(135);
        assertThat(timeline.seconds()).isEqualTo(4.5);
    }

    @Test
    void aGapBetweenFragmentsIsAFault() {
        Timeline timeline = Timeline.of(init, List.of(fragment(0, 60, KEY), fragment(61, 60, KEY)));

        assertThat(timeline.faults()).contains("a fragment begins at 61 and not at 60");
        assertThat(timeline.ends()).containsExactly(2.0, 121 / 30.0);
    }

    @Test
    void aSegmentThatCannotBeDecodedByItselfIsAFault() {
        Timeline timeline = Timeline.of(init, List.of(fragment(0, 60, NO_KEY)));

        assertThat(timeline.faults()).containsExactly("segment 1 does not begin with a key frame");
    }

    @Test
    void fragmentDefaultsApplyToItsSamples() {
        byte[] says = box(
                "tfhd",
                Bytes.joined(number(0x3B), number(1), number(0), number(99), number(1)),
                Bytes.joined(number(2), number(70_000), number(KEY)));
        byte[] run = box("trun", number(1), number(30), number(8));

        Timeline timeline = Timeline.of(init, List.of(fragment(says, run)));

        assertThat(timeline.ends()).containsExactly(2.0);
        assertThat(timeline.keyFrames()).hasSize(30).startsWith(0.0, 2 / 30.0);
    }

    @Test
    void sampleValuesTakePrecedence() {
        byte[] says = box("tfhd", number(0x28), number(1), number(2), number(NO_KEY));
        byte[] run = box(
                "trun",
                Bytes.joined(number(0x1000F01), number(2), number(8)),
                Bytes.joined(number(3), number(100), number(KEY), number(6)),
                Bytes.joined(number(9), number(100), number(KEY), number(6)));

        Timeline timeline = Timeline.of(init, List.of(fragment(says, run)));

        assertThat(timeline.ends()).containsExactly(12 / 30.0);
        assertThat(timeline.keyFrames()).containsExactly(0.0, 0.1);
        assertThat(timeline.begin()).isEqualTo(0.2);
    }

    @Test
    void longTimesAreRead() {
        byte[] header = box(
                "mdhd",
                Bytes.joined(number(1 << 24), number(0), number(1), number(0), number(2)),
                Bytes.joined(number(30), number(0), number(0), number(0)));
        byte[] edits = Bytes.joined(number(1 << 24), number(1), number(0), number(0), number(0), number(3), number(1));
        byte[] longInit = box(
                "moov",
                box("trak", box("edts", box("elst", edits)), box("mdia", header)),
                box("mvex", box("trex", number(0), number(1), number(1), number(1), number(0), number(KEY))));
        byte[] first = fragment(box("tfhd", number(0), number(1)), box("trun", number(0), number(60)));
        byte[] second = box(
                "moof",
                box(
                        "traf",
                        box("tfhd", number(0), number(1)),
                        box("tfdt", number(1 << 24), number(0), number(60)),
                        box("trun", number(0), number(15))));

        Timeline timeline = Timeline.of(longInit, List.of(first, second));

        assertThat(timeline.faults()).isEmpty();
        assertThat(timeline.ends()).containsExactly(2.0, 2.5);
        assertThat(timeline.begin()).isEqualTo(-0.1);
    }

    @Test
    void itBeginsWhereItsEarliestSampleIsShown() {
        assertThat(Timeline.of(init, List.of(shown(2, 5, -1))).begin()).isEqualTo(1 / 30.0);
        assertThat(Timeline.of(init, List.of(shown(0, 3, -2))).begin()).isZero();
    }

    @Test
    void skippedMediaLiesBeforeTheStart() {
        assertThat(Timeline.of(init(1, 3), List.of(fragment(0, 60, KEY))).begin())
                .isEqualTo(-0.1);
        assertThatThrownBy(() -> Timeline.of(init(2, 3), List.of(fragment(0, 60, KEY))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timeline.of(init(1, -1), List.of(fragment(0, 60, KEY))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSegmentThatIsCutOffIsRefused() {
        byte[] cut = Bytes.first(fragment(0, 60, KEY), 50);

        assertThatThrownBy(() -> Timeline.of(init, List.of(cut))).isInstanceOf(IllegalArgumentException.class);
        byte[] more = Bytes.joined(fragment(0, 60, KEY), new byte[3]);

        assertThatThrownBy(() -> Timeline.of(init, List.of(more))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Three frames of 1024 samples and a shorter last one, as encoders write them; then squeezed ones. */
    @Test
    void framesOfSoundThatDoNotLastAsLongAsTheyAreAreAFault() {
        assertThat(Timeline.of(soundInit(), List.of(lasting(1024, 1024, 1024, 600)))
                        .faults())
                .isEmpty();
        assertThat(Timeline.of(soundInit(), List.of(lasting(1024, 1, 1, 1024))).faults())
                .containsExactly("2 frames of sound but the last do not last 1024 samples");
        assertThat(Timeline.of(soundInit(), List.of(lasting(1024, 1024, 2000))).faults())
                .containsExactly("0 frames of sound but the last do not last 1024 samples");
    }

    private static byte[] soundInit() {
        byte[] handler = box("hdlr", number(0), number(0), Bytes.ascii("soun"), new byte[13]);
        byte[] header = box("mdhd", number(0), number(0), number(0), number(48000), number(0), number(0));
        return box(
                "moov",
                box("trak", box("mdia", header, handler)),
                box("mvex", box("trex", number(0), number(1), number(1), number(1024), number(0), number(KEY))));
    }

    private static byte[] lasting(int... ticks) {
        byte[] durations =
                Bytes.joined(IntStream.of(ticks).mapToObj(each -> number(each)).toArray(byte[][]::new));
        byte[] run = box("trun", number(0x100), number(ticks.length), durations);
        return Bytes.joined(fragment(box("tfhd", number(0x020000), number(1)), run), box("mdat", new byte[16]));
    }

    /** An edit list with the given number of entries that skips the given ticks. */
    private static byte[] init(int edits, int skipped) {
        byte[] list = box("elst", number(0), number(edits), number(0), number(skipped), number(0x10000));
        return box(
                "moov",
                box(
                        "trak",
                        box("edts", list),
                        box("mdia", box("mdhd", number(0), number(0), number(0), number(30), number(0), number(0)))),
                box("mvex", box("trex", number(0), number(1), number(1), number(1), number(0), number(NO_KEY))));
    }

    /** Samples with the given composition offset in ticks. */
    private static byte[] shown(int... later) {
        byte[] offsets = Bytes.joined(
                IntStream.of(later).mapToObj(offset -> number(offset)).toArray(byte[][]::new));
        byte[] run = box("trun", number(0x1000804), number(later.length), number(KEY), offsets);
        byte[] header = box("tfhd", number(0x020000), number(1));
        return Bytes.joined(
                box("moof", box("traf", header, box("tfdt", number(0), number(0)), run)), box("mdat", new byte[16]));
    }

    private static byte[] fragment(byte[] header, byte[] run) {
        return box("moof", box("traf", header, box("tfdt", number(0), number(0)), run));
    }

    private static byte[] fragment(int time, int samples, int firstFlags) {
        byte[] header = box("tfhd", number(0x020000), number(1));
        byte[] run = box("trun", number(4), number(samples), number(firstFlags));
        return Bytes.joined(
                box("moof", box("traf", header, box("tfdt", number(0), number(time)), run)), box("mdat", new byte[16]));
    }
}
