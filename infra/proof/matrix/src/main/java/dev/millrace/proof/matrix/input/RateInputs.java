package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import java.util.List;
import java.util.stream.Stream;

/** Constant and variable frame rates. */
final class RateInputs {

    private RateInputs() {}

    static List<MediaInput> all() {
        return Stream.concat(constant().stream(), variable().stream()).toList();
    }

    private static List<MediaInput> constant() {
        return List.of(
                mp4("rate-23.976").says("film").rate("24000/1001").ready(),
                mp4("rate-24").rate("24").ready(),
                mp4("rate-25").rate("25").ready(),
                mp4("rate-29.97").rate("30000/1001").ready(),
                mp4("rate-29.97-long")
                        .says("drift would show")
                        .rate("30000/1001")
                        .size(160, 120)
                        .seconds(30)
                        .sound("aac", 44100, "stereo")
                        .ready(),
                own(mp4("rate-29.7"), "297/10")
                        .says("no standard rate, and near one")
                        .ready(),
                own(avi("rate-29.7-avi"), "297/10")
                        .sound("pcm_s16le", 48_000, "stereo")
                        .ready(),
                mp4("rate-23.98").says("film, in hundredths").rate("1199/50").ready(),
                mp4("rate-14.985").says("half of television's").rate("2997/200").ready(),
                own(mp4("rate-50.1"), "501/10")
                        .says("half of it is no standard rate")
                        .ready(),
                mp4("rate-48").rate("48").ready(),
                mp4("rate-50").rate("50").ready(),
                mp4("rate-59.94").rate("60000/1001").ready(),
                mp4("rate-60").rate("60").ready(),
                mp4("rate-60-1080p").size(1920, 1080).rate("60").seconds(1).ready(),
                mp4("rate-90")
                        .says("screen recordings of newer phones")
                        .rate("90")
                        .ready(),
                mp4("rate-120").says("slow motion").rate("120").ready(),
                mov("rate-240").says("slower motion").rate("240").ready(),
                mp4("rate-15").rate("15").ready(),
                mp4("rate-12.5").rate("25/2").ready(),
                mp4("rate-5").rate("5").ready(),
                mp4("rate-1")
                        .says("time lapse")
                        .rate("1")
                        .seconds(5)
                        .without(Trait.FLASH_AND_BEEP)
                        .ready(),
                avi("rate-avi-odd")
                        .says("26.3 frames a second")
                        .rate("263/10")
                        .sound("pcm_s16le", 44100, "stereo")
                        .ready(),
                // why: the MP3 encoder's delay of 25 ms shifts the picture by one frame, and ffmpeg's muxer leaves
                // that index entry empty: 54 entries for 53 frames (strh says 54, the second idx1 entry has 0
                // bytes)
                avi("rate-avi-hole")
                        .says("an empty place in the index")
                        .rate("263/10")
                        .lasts(54 / 26.3, 0)
                        .ready(),
                avi("rate-avi-17").rate("17").ready());
    }

    private static List<MediaInput> variable() {
        return List.of(
                variable(mp4("vfr-phone"), "30", "not(eq(mod(n,11),5))")
                        .says("a frame dropped now and then")
                        .ready(),
                variable(mov("vfr-mov-hevc"), "60", "not(mod(n,2))+gt(mod(n,40),25)")
                        .says("between 30 and 60")
                        .hevc()
                        .ready(),
                variable(mp4("vfr-15-to-30"), "30", "gt(t,1)+not(mod(n,2))")
                        .says("light came on")
                        .ready(),
                variable(mp4("vfr-30-to-15"), "30", "lt(t,1)+not(mod(n,2))")
                        .says("light went off")
                        .ready(),
                variable(
                                mp4("vfr-240-ramp"),
                                "240",
                                "lt(t,0.7)*not(mod(n,8))+gte(t,0.7)*lt(t,1.4)+gte(t,1.4)*not(mod(n,8))")
                        .says("slow motion in the middle")
                        .ready(),
                variable(mp4("vfr-screen"), "30", "lt(n,10)+eq(n,15)+eq(n,45)+gt(n,100)")
                        .says("nothing moved for 1.8 seconds")
                        .seconds(4)
                        .without(Trait.FLASH_AND_BEEP)
                        .ready(),
                variable(mp4("vfr-jitter"), "120", "not(mod(n+2*mod(floor(n/4),2),4))")
                        .says("each frame a little off")
                        .ready(),
                variable(mp4("vfr-long"), "60", "not(mod(n,2))*not(eq(mod(n,22),4))")
                        .says("drift would show")
                        .size(160, 120)
                        .seconds(30)
                        .ready(),
                variable(mp4("vfr-average-100"), "200", "not(mod(n,2))+not(mod(n,13))")
                        .ready(),
                variable(wmv("vfr-wmv"), "30", "not(eq(mod(n,7),3))").ready());
    }

    /** The rate is kept or halved. */
    private static Clip own(Clip clip, String rate) {
        return clip.rate(rate)
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.OWN_RATE)
                .with(Trait.IN_TIME)
                .with(Trait.MOVES);
    }

    /** Some frames of a higher constant rate, at their original times. */
    private static Clip variable(Clip clip, String rate, String selected) {
        return clip.rate(rate)
                .filter("select='" + selected + "'")
                .options("-fps_mode", "vfr")
                .lasts(-1, 0.1)
                .floor(0.85);
    }
}
