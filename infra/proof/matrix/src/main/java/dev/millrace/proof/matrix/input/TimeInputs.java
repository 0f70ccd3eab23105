package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;

import dev.millrace.proof.matrix.attack.DvInAvi;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/** Containers without frame times and rate: B frames in AVI, and DV with embedded sound. */
final class TimeInputs {

    private TimeInputs() {}

    static List<MediaInput> all() {
        return Stream.of(reordered(), tapes()).flatMap(List::stream).toList();
    }

    private static List<MediaInput> reordered() {
        return List.of(
                late(avi("late-h264"), "libx264", "-bf", "1").ready(),
                late(avi("late-h264-pyramid"), "libx264", "-bf", "3", "-x264-params", "b-pyramid=normal")
                        .says("surveillance recorders")
                        .ready(),
                late(avi("late-h264-closed"), "libx264", "-bf", "2", "-g", "15").ready(),
                late(avi("late-divx"), "mpeg4", "-bf", "2", "-q:v", "4", "-vtag", "DX50")
                        .ready(),
                late(avi("late-mpeg4"), "mpeg4", "-bf", "2", "-q:v", "3").ready(),
                late(avi("late-25"), "libx264", "-bf", "3").rate("25").ready());
    }

    private static Clip late(Clip clip, String codec, String... options) {
        return clip.picture(codec, options)
                .sound("pcm_s16le", 48_000, "stereo")
                .floor(0)
                .without(Trait.FLASH_AND_BEEP)
                .with(Trait.IN_TIME)
                .with(Trait.OWN_RATE)
                .with(Trait.MOVES);
    }

    private static List<MediaInput> tapes() {
        return List.of(
                tape("tape-pal", "25", "720x576", "16/15", 768, 1 / 25.0, DvInAvi::pal),
                tape("tape-pal-wide", "25", "720x576", "64/45", 1024, 1 / 25.0, DvInAvi::pal),
                tape("tape-ntsc", "30000/1001", "720x480", "8/9", 640, 1001 / 30_000.0, DvInAvi::ntsc));
    }

    private static MediaInput tape(
            String name,
            String rate,
            String stored,
            String shape,
            int width,
            double frameSeconds,
            ChangedRecipe.Change container) {
        int lines = Integer.parseInt(stored.substring(stored.indexOf('x') + 1));
        String pixels = lines == 576 ? "yuv420p" : "yuv411p";
        String picture = TestPicture.picture(width, lines, rate, 2) + ",scale=" + stored.replace('x', ':')
                + ":out_color_matrix=bt601:out_range=tv,format=" + pixels + ",setsar=" + shape;
        return Written.file(name, name + ".avi")
                .says("DV of a tape, its sound inside of its picture")
                .mime("video/x-msvideo")
                .ffmpeg(
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        picture,
                        "-f",
                        "lavfi",
                        "-i",
                        TestPicture.beeps(48_000, "stereo", 2, 2),
                        "-c:v",
                        "dvvideo",
                        "-c:a",
                        "pcm_s16le",
                        "-f",
                        "dv",
                        FfmpegRecipe.OUT)
                .changed("in AVI of type 1", container)
                .plays(new Expected.Ready(
                        width,
                        lines,
                        Math.round(2 / frameSeconds) * frameSeconds,
                        0,
                        frameSeconds,
                        0,
                        0,
                        EnumSet.of(Trait.SOUND, Trait.CORNERS, Trait.OWN_RATE, Trait.IN_TIME, Trait.MOVES)));
    }
}
