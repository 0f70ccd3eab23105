package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import java.util.List;

/** Interlaced pictures, either field first. */
final class InterlacedInputs {

    private InterlacedInputs() {}

    static List<MediaInput> all() {
        return List.of(
                woven(mp4("interlaced-top-first"), true)
                        .h264("-flags", "+ilme+ildct", "-x264-params", "tff=1")
                        .ready(),
                woven(mp4("interlaced-bottom-first"), false)
                        .h264("-flags", "+ilme+ildct", "-x264-params", "bff=1")
                        .ready(),
                woven(mov("interlaced-mpeg2"), true)
                        .picture("mpeg2video", "-q:v", "3", "-flags", "+ilme+ildct", "-top", "1")
                        .ready(),
                woven(mov("interlaced-prores"), true)
                        .picture("prores_ks", "-profile:v", "1", "-flags", "+ildct")
                        .pixels("yuv422p10le")
                        .ready(),
                woven(mp4("interlaced-1080"), true)
                        .says("HDV and broadcast")
                        .size(1920, 1080)
                        .seconds(1)
                        .h264("-flags", "+ilme+ildct", "-x264-params", "tff=1")
                        .ready(),
                woven(avi("interlaced-dv"), false)
                        .size(768, 576)
                        .squeezed(720, 576, "16/15")
                        .picture("dvvideo")
                        .pixels("yuv420p")
                        .sound("pcm_s16le", 48000, "stereo")
                        .ready(),
                woven(avi("interlaced-mpeg4"), true)
                        .says("only the frames say so")
                        .picture("mpeg4", "-q:v", "3", "-flags", "+ilme+ildct", "-top", "1")
                        .ready(),
                mp4("interlaced-in-name-only")
                        .says("progressive, flagged as interlaced")
                        .rate("25")
                        .h264("-flags", "+ilme+ildct", "-x264-params", "tff=1")
                        .with(Trait.INTERLACED)
                        .floor(0.85)
                        .ready());
    }

    /** 50 pictures a second become 25 frames of two fields each. */
    private static Clip woven(Clip clip, boolean topFirst) {
        return clip.rate("50")
                .filter("tinterlace=" + (topFirst ? "interleave_top" : "interleave_bottom"))
                .with(Trait.INTERLACED)
                .floor(0.8);
    }
}
