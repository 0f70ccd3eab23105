package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import java.util.List;
import java.util.stream.Stream;

/** Sound formats and timing. */
final class SoundInputs {

    private static final String TONE = "sin(2*PI*440*t)*(0.7+0.3*sin(2*PI*3*t))";

    private SoundInputs() {}

    static List<MediaInput> all() {
        return Stream.of(layouts(), rates(), timing(), tracks(), loudness())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> layouts() {
        return List.of(
                mp4("sound-none").silent().ready(),
                mov("sound-none-mov").silent().ready(),
                mp4("sound-mono").sound("aac", 48000, "mono").ready(),
                mp4("sound-2.1").sound("aac", 48000, "2.1").ready(),
                mp4("sound-quad").sound("aac", 48000, "quad").ready(),
                mp4("sound-5.1")
                        .says("some phones' surround")
                        .sound("aac", 48000, "5.1")
                        .ready(),
                mp4("sound-5.1-ac3").sound("ac3", 48000, "5.1").ready(),
                mov("sound-5.1-pcm").sound("pcm_s16le", 48000, "5.1").ready(),
                mp4("sound-7.1").sound("aac", 48000, "7.1").ready(),
                mov("sound-unknown-layout")
                        .says("four channels without a layout")
                        .sound(new ClipSound().coded("pcm_s16le", 48000, "4.0").filter("aformat=channel_layouts=4.0"))
                        .ready());
    }

    private static List<MediaInput> rates() {
        return List.of(
                mp4("sound-8k").sound("aac", 8000, "mono").ready(),
                mp4("sound-11k").sound("aac", 11025, "mono").ready(),
                mp4("sound-16k").sound("aac", 16000, "mono").ready(),
                mp4("sound-22k").sound("aac", 22050, "stereo").ready(),
                mp4("sound-32k").sound("aac", 32000, "stereo").ready(),
                mp4("sound-44k").sound("aac", 44100, "stereo").ready(),
                mp4("sound-96k").sound("aac", 96000, "stereo").ready(),
                mov("sound-192k-pcm").sound("pcm_s24le", 192000, "stereo").ready());
    }

    private static List<MediaInput> timing() {
        return List.of(
                mp4("sound-late")
                        .says("begins 0.4 s after the picture")
                        .sound(new ClipSound().filter("atrim=start=0.4"))
                        .options("-copyts")
                        .ready(),
                mov("sound-very-late")
                        .says("begins 1.2 s after the picture")
                        .sound(new ClipSound()
                                .coded("pcm_s16le", 48000, "stereo")
                                .filter("atrim=start=1.2"))
                        .seconds(3)
                        .options("-copyts")
                        .ready(),
                mp4("picture-late")
                        .says("begins 0.4 s after the sound")
                        .filter("trim=start=0.4")
                        .lasts(2, 0)
                        .floor(0)
                        .options("-copyts")
                        .ready(),
                mp4("sound-longer")
                        .says("goes on for 2 s after the picture")
                        .sound(new ClipSound().longerBy(2))
                        .lasts(4, 0.05)
                        .without(Trait.FLASH_AND_BEEP)
                        .floor(0)
                        .ready(),
                mp4("sound-shorter")
                        .says("ends 1.2 s before the picture")
                        .sound(new ClipSound().longerBy(-1.2))
                        .ready(),
                mp4("sound-gap")
                        .says("half a second is missing in the middle")
                        .sound(new ClipSound()
                                .coded("pcm_s16le", 48000, "stereo")
                                .filter("aselect='lt(t,0.8)+gt(t,1.3)'"))
                        .ready(),
                wmv("sound-late-wmv")
                        .sound(new ClipSound().coded("wmav2", 44100, "stereo").filter("atrim=start=0.4"))
                        .options("-copyts")
                        .ready());
    }

    private static List<MediaInput> tracks() {
        return List.of(
                mp4("sound-two-languages")
                        .says("the first is the default one")
                        .input("-f", "lavfi", "-i", "sine=440:d=2")
                        .options(
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-map",
                                "2",
                                "-metadata:s:a:0",
                                "language=deu",
                                "-metadata:s:a:1",
                                "language=eng")
                        .ready(),
                mp4("sound-second-is-default")
                        .sound(new ClipSound().tone("0.1*sin(2*PI*440*t)"))
                        .input("-f", "lavfi", "-i", TestPicture.beeps(48000, "stereo", 2, 2))
                        .options(
                                "-map",
                                "0",
                                "-map",
                                "1",
                                "-map",
                                "2",
                                "-disposition:a:0",
                                "0",
                                "-disposition:a:1",
                                "default")
                        .hears(1)
                        .ready(),
                mov("sound-four-mono-tracks")
                        .says("a field recorder's")
                        .sound("pcm_s16le", 48000, "mono")
                        .options("-map", "0", "-map", "1", "-map", "1", "-map", "1", "-map", "1")
                        .ready());
    }

    private static List<MediaInput> loudness() {
        return List.of(
                steady(mp4("loud"), 0.95).ready(),
                steady(mp4("quiet"), 0.02).says("whispered").ready(),
                steady(mov("quiet-5.1"), 0.03)
                        .sound(new ClipSound().coded("aac", 48000, "5.1").tone("0.03*" + TONE))
                        .ready(),
                steady(mp4("medium-mono"), 0.2)
                        .sound(new ClipSound().coded("aac", 44100, "mono").tone("0.2*" + TONE))
                        .ready(),
                mp4("silence")
                        .says("a sound track with nothing in it")
                        .sound(new ClipSound().tone("0"))
                        .without(Trait.FLASH_AND_BEEP)
                        .ready());
    }

    private static Clip steady(Clip clip, double level) {
        return clip.seconds(5)
                .sound(new ClipSound().tone(level + "*" + TONE))
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.STEADY_SOUND);
    }
}
