package dev.millrace.worker.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.worker.probe.Rational;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrackTest {

    private static final Rational THIRTY = new Rational(30, 1);

    private final Track whole = Tracks.picture(854, 480, THIRTY, 65 * 30, 1000);
    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void partsMakeTheWhole() {
        assertThat(Track.joined(List.of(part(0, 5), part(5, 10), part(10, 11)))).isEqualTo(whole);
    }

    @Test
    void aMissingPartIsFound() {
        assertBroken(List.of(part(0, 5), part(6, 11)), "seg_00007.m4s begins at 552960 and not at 460800");
        assertBroken(List.of(part(5, 11)), "seg_00006.m4s begins at 460800 and not at 0");
        assertBroken(List.of(part(5, 11), part(0, 5)), "begins at 460800 and not at 0");
    }

    @Test
    void aPartWithOtherParameterSetsIsFound() {
        InitSegment init = whole.init();
        InitSegment other = new InitSegment(
                true,
                init.timescale(),
                init.codec(),
                init.width(),
                init.height(),
                init.defaultSampleFlags(),
                0,
                "other");

        assertBroken(
                List.of(part(0, 5), new Track(other, part(5, 11).segments())),
                "its parts have different init segments");
    }

    @Test
    void aTrackIsReadFromItsJsonAsItWas() {
        Track sound = Tracks.sound(65, 300);
        Track silent = Tracks.changed(sound, 2, TrackTest::silent);

        assertThat(json.readValue(json.writeValueAsString(whole), Track.class)).isEqualTo(whole);
        assertThat(json.readValue(json.writeValueAsString(silent), Track.class)).isEqualTo(silent);
    }

    @Test
    void anHourOfATrackIsLessThanAnEighthOfAMegabyteOfJson() {
        Track hour = Tracks.picture(854, 480, THIRTY, 3600 * 30, 1000);

        assertThat(json.writeValueAsString(hour).length()).isLessThan(1 << 17);
    }

    private Track part(int from, int to) {
        return new Track(whole.init(), whole.segments().subList(from, to));
    }

    private static Fragment silent(Fragment fragment) {
        return new Fragment(
                fragment.offset(),
                fragment.size(),
                fragment.decodeTime(),
                fragment.duration(),
                fragment.samples(),
                fragment.startsWithKeyFrame(),
                fragment.keyFrameSize(),
                fragment.firstSampleSize(),
                fragment.evenTicks(),
                List.of(new Span(fragment.decodeTime(), fragment.end())));
    }

    private static void assertBroken(List<Track> parts, String message) {
        assertThatExceptionOfType(BrokenSegment.class)
                .isThrownBy(() -> Track.joined(parts))
                .withMessageContaining(message);
    }
}
