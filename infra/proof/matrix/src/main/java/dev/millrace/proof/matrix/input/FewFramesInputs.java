package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import java.util.List;
import java.util.stream.Stream;

/** A still picture with sound, slides, screen recordings with pauses, and slow frame rates. */
final class FewFramesInputs {

    private static final int SECONDS = 6;
    private static final double LEAST_RATE = 10;

    private FewFramesInputs() {}

    static List<MediaInput> all() {
        return Stream.of(stills(), slides(), pauses(), slow())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> stills() {
        return List.of(
                few(mp4("few-still"), "1/6")
                        .says("one picture for the whole of a podcast")
                        .ready(),
                few(mov("few-still-hevc"), "1/6").hevc().ready(),
                few(mp4("few-still-fragmented"), "1/6")
                        .options("-movflags", "+frag_keyframe+empty_moov")
                        .ready(),
                few(mp4("few-still-twice"), "1/3")
                        .says("and once more in the middle")
                        .ready());
    }

    private static List<MediaInput> slides() {
        return List.of(
                few(mp4("few-slides"), "1/2").with(Trait.SLIDES).ready(),
                few(mov("few-slides-hevc"), "1/2").hevc().with(Trait.SLIDES).ready(),
                few(mp4("few-slides-silent"), "1/2").silent().with(Trait.SLIDES).ready(),
                few(mov("few-slides-mov"), "1/2").with(Trait.SLIDES).ready(),
                few(wmv("few-slides-wmv"), "1/2")
                        .says("no packet says how long it stands")
                        .with(Trait.SLIDES)
                        .lasts(SECONDS, 0.1)
                        .ready());
    }

    private static List<MediaInput> pauses() {
        return List.of(
                pause(mp4("pause-screen"), "30")
                        .says("nothing moves for two seconds")
                        .ready(),
                pause(mov("pause-hevc"), "30").hevc().ready(),
                pause(mp4("pause-fragmented"), "30")
                        .options("-movflags", "+frag_keyframe+empty_moov")
                        .without(Trait.IN_TIME)
                        .with(Trait.FLASH_AND_BEEP)
                        .ready(),
                pause(mp4("pause-25"), "25").ready(),
                pause(mov("pause-29.97"), "30000/1001").ready());
    }

    private static List<MediaInput> slow() {
        return List.of(
                slow(mp4("slow-12.5"), "25/2").says("half of PAL").ready(),
                slow(mov("slow-12.5-hevc"), "25/2").hevc().ready(),
                slow(avi("slow-12.5-avi"), "25/2")
                        .sound("pcm_s16le", 48_000, "stereo")
                        .ready());
    }

    /** Played at ten frames a second. */
    private static Clip few(Clip clip, String rate) {
        return clip.rate(rate)
                .seconds(SECONDS)
                .plays(1 / LEAST_RATE)
                .floor(0)
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.FEW_FRAMES);
    }

    private static Clip pause(Clip clip, String rate) {
        return slow(clip, rate)
                .seconds(4)
                .filter("select='lt(t,1)+gt(t,3)'")
                .options("-fps_mode", "vfr")
                .without(Trait.MOVES)
                .floor(0);
    }

    private static Clip slow(Clip clip, String rate) {
        return clip.rate(rate)
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.OWN_RATE)
                .with(Trait.IN_TIME)
                .with(Trait.MOVES);
    }
}
