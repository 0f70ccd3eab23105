package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import java.util.List;

/** H.264 and HEVC in all profiles, and pixel formats that no phone's browser plays. */
final class PixelInputs {

    private PixelInputs() {}

    static List<MediaInput> all() {
        return List.of(
                mp4("h264-baseline").h264("-profile:v", "baseline").ready(),
                mp4("h264-main-bframes")
                        .h264("-profile:v", "main", "-bf", "3", "-x264-params", "b-pyramid=normal")
                        .ready(),
                mp4("h264-high")
                        .h264("-preset", "veryfast", "-profile:v", "high")
                        .ready(),
                mp4("h264-high10")
                        .h264("-profile:v", "high10")
                        .pixels("yuv420p10le")
                        .ready(),
                mp4("h264-high422")
                        .h264("-profile:v", "high422")
                        .pixels("yuv422p")
                        .ready(),
                mp4("h264-high422-10bit")
                        .says("mirrorless cameras")
                        .h264("-profile:v", "high422")
                        .pixels("yuv422p10le")
                        .ready(),
                mp4("h264-high444")
                        .h264("-profile:v", "high444")
                        .pixels("yuv444p")
                        .ready(),
                mp4("h264-high444-10bit")
                        .h264("-profile:v", "high444")
                        .pixels("yuv444p10le")
                        .ready(),
                mp4("h264-rgb")
                        .says("screen recorders")
                        .picture("libx264rgb", "-preset", "ultrafast", "-crf", "10")
                        .pixels("rgb24")
                        .colour(Colour.RGB)
                        .ready(),
                mp4("h264-full-range")
                        .h264()
                        .pixels("yuvj420p")
                        .colour(Colour.BT709_FULL)
                        .ready(),
                mp4("h264-full-range-422")
                        .h264()
                        .pixels("yuvj422p")
                        .colour(Colour.BT709_FULL)
                        .ready(),
                mp4("h264-gray")
                        .h264("-profile:v", "high")
                        .pixels("gray")
                        .without(Trait.CORNERS)
                        .ready(),
                mp4("h264-lossless").h264("-crf", "0").pixels("yuv444p").ready(),
                mp4("h264-intra-only").h264("-g", "1").ready(),
                mp4("h264-open-gop")
                        .h264("-preset", "veryfast", "-g", "15", "-x264-params", "open-gop=1")
                        .ready(),
                mp4("h264-endless-gop")
                        .says("one key frame only")
                        .h264("-g", "9999")
                        .seconds(5)
                        .ready(),
                mp4("h264-refs16")
                        .h264("-preset", "veryfast", "-refs", "16", "-bf", "8")
                        .ready(),
                mp4("h264-slices")
                        .h264("-x264-params", "slices=8:sliced-threads=1")
                        .ready(),
                mp4("hevc-main422-10").hevc().pixels("yuv422p10le").ready(),
                mp4("hevc-main444").hevc().pixels("yuv444p").ready(),
                mp4("hevc-main12").hevc().pixels("yuv420p12le").ready(),
                mp4("hevc-full-range")
                        .hevc()
                        .pixels("yuvj420p")
                        .colour(Colour.BT709_FULL)
                        .ready(),
                mp4("hevc-gray").hevc().pixels("gray").without(Trait.CORNERS).ready(),
                mp4("vp9-444")
                        .picture(
                                "libvpx-vp9",
                                "-deadline",
                                "realtime",
                                "-cpu-used",
                                "8",
                                "-b:v",
                                "1M",
                                "-profile:v",
                                "1")
                        .pixels("yuv444p")
                        .ready(),
                mp4("av1-10bit")
                        .picture("libsvtav1", "-preset", "12", "-crf", "25", "-svtav1-params", "lp=1")
                        .pixels("yuv420p10le")
                        .ready(),
                mov("png-alpha")
                        .says("a transparent animation")
                        .picture("png")
                        .pixels("rgba")
                        .colour(Colour.RGB)
                        .ready(),
                mov("raw-v210")
                        .picture("v210")
                        .pixels("yuv422p10le")
                        .untagged()
                        .size(384, 216)
                        .seconds(1)
                        .ready());
    }
}
