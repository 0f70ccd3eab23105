package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import dev.millrace.proof.matrix.attack.CleanAperture;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orientation given only by the coded stream, crop only by a clean aperture, or colours only by the size: in all renditions
 * the corners must be in the right place with the right colours.
 */
final class UprightInputs {

    private UprightInputs() {}

    static List<MediaInput> all() {
        return Stream.of(turned(), mirrored(), cut(), untagged())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> turned() {
        return List.of(
                oriented(mp4("upright-sei-90"), "rotate=90", "transpose=clock")
                        .size(360, 640)
                        .says("the stream asks, the container does not")
                        .ready(),
                oriented(mp4("upright-sei-180"), "rotate=180", "hflip,vflip")
                        .size(640, 360)
                        .ready(),
                oriented(mov("upright-sei-270"), "rotate=-90", "transpose=cclock")
                        .size(360, 640)
                        .ready(),
                oriented(mp4("upright-sei-mirrored"), "flip=horizontal", "hflip")
                        .size(640, 360)
                        .ready(),
                oriented(mp4("upright-sei-hd"), "rotate=90", "transpose=clock")
                        .says("fit to be copied, if it stood")
                        .size(720, 1280)
                        .h264("-g", "30", "-b:v", "1500k")
                        .ready(),
                oriented(mp4("upright-sei-fragmented"), "rotate=-90", "transpose=cclock")
                        .size(360, 640)
                        .pass(
                                "-i",
                                FfmpegRecipe.IN,
                                "-c",
                                "copy",
                                "-movflags",
                                "+frag_keyframe+empty_moov",
                                FfmpegRecipe.OUT)
                        .ready());
    }

    /** The picture is rotated against the stream's orientation. */
    private static Clip oriented(Clip clip, String asked, String against) {
        String oriented = "h264_metadata=display_orientation=insert:" + asked;
        return clip.filter(against)
                .floor(0)
                .pass("-i", FfmpegRecipe.IN, "-map", "0", "-c", "copy", "-bsf:v", oriented, FfmpegRecipe.OUT);
    }

    private static List<MediaInput> mirrored() {
        return List.of(
                mov("upright-90-mirrored")
                        .size(360, 640)
                        .filter("transpose=clock_flip")
                        .copiedWith("-display_rotation", "90", "-display_hflip")
                        .ready(),
                mp4("upright-270-upside-down")
                        .size(360, 640)
                        .filter("transpose=clock_flip")
                        .copiedWith("-display_rotation", "270", "-display_vflip")
                        .ready(),
                mov("upright-180-mirrored")
                        .size(640, 360)
                        .filter("vflip")
                        .copiedWith("-display_rotation", "180", "-display_hflip")
                        .ready());
    }

    private static List<MediaInput> cut() {
        return List.of(
                seen(mov("aperture-mov"), "pad=iw+80:ih+40:40:20:black", 0, 0)
                        .says("a clean aperture smaller than the frame")
                        .ready(),
                seen(mov("aperture-prores"), "pad=iw+80:ih+40:40:20:black", 0, 0)
                        .picture("prores_ks", "-profile:v", "0")
                        .pixels("yuv422p10le")
                        .ready(),
                seen(mp4("aperture-hevc"), "pad=iw+80:ih+40:40:20:black", 0, 0)
                        .hevc()
                        .ready(),
                seen(mov("aperture-aside"), "pad=iw+80:ih+40:60:30:black", 20, 10)
                        .says("not in the middle")
                        .ready());
    }

    private static Clip seen(Clip clip, String around, int right, int down) {
        return clip.size(640, 360)
                .filter(around)
                .floor(0)
                .changed("clap " + right + " " + down, bytes -> CleanAperture.of(bytes, 640, 360, right, down));
    }

    private static List<MediaInput> untagged() {
        return List.of(
                wide(mp4("untagged-1280x536"), 1280, 536)
                        .says("a wide film without colour tags is HD")
                        .ready(),
                wide(mov("untagged-1920x800"), 1920, 800).ready(),
                wide(mov("untagged-1280x544-hevc"), 1280, 544).hevc().ready());
    }

    private static Clip wide(Clip clip, int width, int height) {
        return clip.size(width, height)
                .seconds(1)
                .colour(Colour.BT709_UNTAGGED)
                .floor(0)
                .with(Trait.EXACT_COLOURS);
    }
}
