package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import dev.millrace.proof.matrix.attack.Lengths;
import java.util.List;
import java.util.stream.Stream;

/** Headers with a wrong length, and streams of different lengths. */
final class LengthInputs {

    private LengthInputs() {}

    static List<MediaInput> all() {
        return Stream.of(unsaid(), edited(), overstated(), soundGoesOn(), pictureGoesOn())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> unsaid() {
        return List.of(
                wmv("length-piped-wmv")
                        .says("never finished: no length in its header")
                        .options("-seekable", "0")
                        .lasts(2, 0.1)
                        .ready(),
                avi("length-piped-avi").options("-seekable", "0").lasts(2, 0.1).ready(),
                avi("length-0-avi")
                        .changed("0 frames", bytes -> Lengths.avi(bytes, frames -> 0))
                        .lasts(2, 0.1)
                        .ready(),
                wmv("length-0-wmv")
                        .changed("no length", bytes -> Lengths.asf(bytes, ticks -> 0))
                        .lasts(2, 0.1)
                        .ready(),
                mp4("length-0-mp4")
                        .h264("-bf", "0")
                        .options("-use_editlist", "0")
                        .changed("no length", bytes -> Lengths.movie(bytes, ticks -> 0))
                        .lasts(2, 0.1)
                        .ready());
    }

    /** Edit lists that show nothing of the film. */
    private static List<MediaInput> edited() {
        return List.of(
                edited(mp4("edit-of-no-length"), 0, 0)
                        .says("it means: to the end")
                        .ready(),
                edited(mov("edit-of-no-length-mov").sound("pcm_s16le", 48_000, "stereo"), 0, 0)
                        .ready(),
                edited(mp4("edit-that-is-a-pause"), 2000, -1)
                        .says("nothing of the media is named")
                        .ready(),
                edited(mov("edit-that-is-an-empty-pause").hevc(), 0, -1).ready());
    }

    private static Clip edited(Clip clip, int lasts, int mediaTime) {
        return clip.changed("edits of " + lasts + " from " + mediaTime, bytes -> Lengths.edits(bytes, lasts, mediaTime))
                .lasts(2, 0.05)
                // why: there is nothing to compare with a source of which ffmpeg shows nothing
                .floor(0)
                .without(Trait.FLASH_AND_BEEP);
    }

    private static List<MediaInput> overstated() {
        return List.of(
                avi("length-times-10-avi")
                        .changed("ten times the frames", bytes -> Lengths.avi(bytes, frames -> frames * 10))
                        .lasts(2, 0.1)
                        .ready(),
                wmv("length-times-10-wmv")
                        .changed("ten times the length", bytes -> Lengths.asf(bytes, ticks -> ticks * 10))
                        .lasts(2, 0.1)
                        .ready(),
                mp4("length-times-10-mp4")
                        .changed("ten times the length", bytes -> Lengths.movie(bytes, ticks -> ticks * 10))
                        .ready(),
                avi("length-of-days-avi")
                        .changed("millions of frames", bytes -> Lengths.avi(bytes, frames -> 9_000_000))
                        .lasts(2, 0.1)
                        .ready(),
                avi("length-times-10-and-cut")
                        .says("a header that lies does not make a cut file whole")
                        .seconds(4)
                        .changed(
                                "ten times the frames, first 50 %",
                                bytes -> Bytes.first(Lengths.avi(bytes, frames -> frames * 10), 50))
                        .fails(FailReason.SOURCE_UNREADABLE));
    }

    private static List<MediaInput> soundGoesOn() {
        return List.of(
                goesOn(mp4("sound-goes-on"), "aac")
                        .says("the camera's picture stopped")
                        .ready(),
                goesOn(mov("sound-goes-on-mov"), "pcm_s16le").ready(),
                goesOn(avi("sound-goes-on-avi"), "libmp3lame").ready(),
                goesOn(wmv("sound-goes-on-wmv"), "wmav2").ready());
    }

    private static Clip goesOn(Clip clip, String codec) {
        return clip.sound(new ClipSound()
                        .coded(codec, 44100, "stereo")
                        .tone("0.2*sin(2*PI*440*t)")
                        .longerBy(3))
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.STEADY_SOUND)
                .lasts(5, 0.1)
                .floor(0);
    }

    private static List<MediaInput> pictureGoesOn() {
        return List.of(
                mov("picture-goes-on")
                        .seconds(4)
                        .sound(new ClipSound().longerBy(-2.5))
                        .ready(),
                avi("picture-goes-on-avi")
                        .seconds(4)
                        .sound(new ClipSound()
                                .coded("libmp3lame", 44100, "stereo")
                                .longerBy(-2.5))
                        .ready(),
                wmv("picture-goes-on-wmv")
                        .seconds(4)
                        .sound(new ClipSound().coded("wmav2", 44100, "stereo").longerBy(-2.5))
                        .ready());
    }
}
