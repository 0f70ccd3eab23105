package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import java.util.List;

/** Pictures encoded in one orientation and displayed in another: the corners must end up in the right place. */
final class TurnedInputs {

    private TurnedInputs() {}

    static List<MediaInput> all() {
        return List.of(
                turned(mp4("turned-90"), 90).says("portrait").size(240, 320).ready(),
                turned(mp4("turned-180"), 180).says("upside down").ready(),
                turned(mp4("turned-270"), 270)
                        .says("portrait, the other hand")
                        .size(240, 320)
                        .ready(),
                turned(mov("turned-90-mov"), 90).size(240, 320).ready(),
                turned(mov("turned-270-mov-hevc"), 270).hevc().size(240, 320).ready(),
                turned(mov("turned-180-mov-hevc"), 180).hevc().ready(),
                turned(mp4("turned-90-hevc10"), 90)
                        .hevc()
                        .pixels("yuv420p10le")
                        .size(240, 320)
                        .ready(),
                turned(mp4("turned-90-hd"), 90)
                        .says("a portrait phone video")
                        .size(1080, 1920)
                        .seconds(1)
                        .ready(),
                turned(mp4("turned-270-720p"), 270).size(720, 1280).seconds(1).ready(),
                turned(mov("turned-90-prores"), 90)
                        .picture("prores_ks", "-profile:v", "0")
                        .pixels("yuv422p10le")
                        .size(240, 320)
                        .ready(),
                turned(mp4("turned-90-fragmented"), 90)
                        .size(240, 320)
                        .options("-movflags", "+frag_keyframe+empty_moov")
                        .ready(),
                turned(mp4("turned-90-60fps"), 90).size(240, 320).rate("60").ready(),
                mp4("mirrored")
                        .says("selfie camera")
                        .filter("hflip")
                        .copiedWith("-display_hflip")
                        .ready(),
                mp4("mirrored-upside-down")
                        .filter("vflip")
                        .copiedWith("-display_vflip")
                        .ready(),
                mov("mirrored-mov").filter("hflip").copiedWith("-display_hflip").ready(),
                mp4("mirrored-and-turned")
                        .says("selfie in portrait")
                        .size(240, 320)
                        .filter("transpose=clock_flip")
                        .copiedWith("-display_rotation", "90", "-display_hflip")
                        .ready());
    }

    /** The picture is rotated against the display matrix. */
    private static Clip turned(Clip clip, int degrees) {
        String against = switch (degrees) {
            case 90 -> "transpose=clock";
            case 180 -> "hflip,vflip";
            default -> "transpose=cclock";
        };
        return clip.filter(against).copiedWith("-display_rotation", String.valueOf(degrees));
    }
}
