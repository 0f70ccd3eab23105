package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import java.util.List;

/** HDR that must become correct SDR, and SDR with all kinds of tags that must stay unchanged. */
final class ColourInputs {

    private ColourInputs() {}

    static List<MediaInput> all() {
        return List.of(
                hdr(mp4("hlg"), Colour.HLG).says("phones").ready(),
                hdr(mov("hlg-mov"), Colour.HLG).says("iPhones").ready(),
                hdr(mov("hlg-portrait"), Colour.HLG)
                        .size(240, 320)
                        .filter("transpose=clock")
                        .copiedWith("-display_rotation", "90")
                        .ready(),
                hdr(mp4("hlg-60fps"), Colour.HLG).rate("60").ready(),
                hdr(mp4("hlg-1080p"), Colour.HLG).size(1920, 1080).seconds(1).ready(),
                hdr(mp4("hlg-422"), Colour.HLG).pixels("yuv422p10le").ready(),
                hdr(mp4("hlg-full-range"), Colour.HLG_FULL).ready(),
                hdr(mp4("hlg-anamorphic"), Colour.HLG)
                        .size(428, 240)
                        .squeezed(320, 240, "107/80")
                        .ready(),
                hdr(mp4("hlg-h264"), Colour.HLG).h264("-profile:v", "high10").ready(),
                hdr(mov("hlg-prores"), Colour.HLG)
                        .says("iPhone Pro")
                        .picture("prores_ks", "-profile:v", "3")
                        .pixels("yuv422p10le")
                        .ready(),
                hdr(mp4("hlg-vfr"), Colour.HLG)
                        .rate("60")
                        .filter("select='not(mod(n,3))+not(mod(n,7))'")
                        .options("-fps_mode", "vfr")
                        .ready(),
                hdr(mp4("pq"), Colour.PQ).says("HDR10").ready(),
                hdr(mov("pq-mov"), Colour.PQ).ready(),
                hdr(mp4("pq-422"), Colour.PQ).pixels("yuv422p10le").ready(),
                hdr(mp4("pq-444"), Colour.PQ).pixels("yuv444p10le").ready(),
                hdr(mp4("pq-12bit"), Colour.PQ).pixels("yuv420p12le").ready(),
                hdr(mp4("pq-full-range"), Colour.PQ_FULL).ready(),
                hdr(mp4("pq-av1"), Colour.PQ)
                        .picture("libsvtav1", "-preset", "12", "-crf", "25", "-svtav1-params", "lp=1")
                        .ready(),
                mp4("bt601-525")
                        .says("SD as tagged by 60 Hz countries")
                        .colour(Colour.BT601)
                        .ready(),
                mp4("bt601-625")
                        .says("SD as tagged by 50 Hz countries")
                        .colour(Colour.BT601_625)
                        .rate("25")
                        .ready(),
                mp4("untagged-sd")
                        .says("no tags: BT.601 by its size")
                        .untagged()
                        .ready(),
                mp4("untagged-hd")
                        .says("no tags: BT.709 by its size")
                        .colour(Colour.BT709_UNTAGGED)
                        .size(1280, 720)
                        .seconds(1)
                        .ready(),
                mp4("bt2020-sdr")
                        .says("wide gamut, no HDR")
                        .hevc()
                        .pixels("yuv420p10le")
                        .colour(Colour.BT2020_SDR)
                        .floor(0)
                        .ready());
    }

    private static Clip hdr(Clip clip, Colour colour) {
        return clip.hevc().pixels("yuv420p10le").colour(colour).floor(0);
    }
}
