package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.PixelShape;
import java.util.List;

/** From tiny to huge, with square and non-square pixels. */
final class SizeInputs {

    private SizeInputs() {}

    static List<MediaInput> all() {
        return List.of(
                mp4("size-1080p").size(1920, 1080).seconds(1).ready(),
                mp4("size-1080p-portrait").size(1080, 1920).seconds(1).ready(),
                mp4("size-1088")
                        .says("1080p with its padding on show")
                        .size(1920, 1088)
                        .seconds(1)
                        .ready(),
                mp4("shape-of-a-second-description")
                        .says("the first counts, whatever another says of its pixels")
                        .changed("a second description, 4:3", bytes -> PixelShape.second(bytes, 4, 3))
                        .ready(),
                mp4("size-720p").size(1280, 720).seconds(1).ready(),
                mp4("size-720p-portrait").size(720, 1280).seconds(1).ready(),
                mp4("size-900p").size(1600, 900).seconds(1).ready(),
                mp4("size-wxga").size(1366, 768).seconds(1).ready(),
                mp4("size-480p").size(854, 480).ready(),
                mp4("size-360p").size(640, 360).ready(),
                mp4("size-240p").size(426, 240).ready(),
                mp4("size-1440p").size(2560, 1440).seconds(0.5).ready(),
                mp4("size-4k").size(3840, 2160).seconds(0.5).ready(),
                mov("size-4k-hevc").size(3840, 2160).hevc().seconds(0.3).ready(),
                mp4("size-square").size(480, 480).ready(),
                mp4("size-square-hd").size(1080, 1080).seconds(1).ready(),
                mp4("size-4x3").size(1024, 768).seconds(1).ready(),
                mp4("size-21x9").size(1280, 548).seconds(1).ready(),
                mp4("size-32x9").says("two screens").size(1920, 540).seconds(1).ready(),
                mp4("size-64-high")
                        .says("a ribbon")
                        .size(1920, 64)
                        .seconds(1)
                        .floor(0.85)
                        .ready(),
                mp4("size-64-wide")
                        .says("a ribbon, upright")
                        .size(64, 1280)
                        .seconds(1)
                        .floor(0.85)
                        .ready(),
                mp4("size-160x120").size(160, 120).ready(),
                mp4("size-128x96").size(128, 96).ready(),
                mp4("size-64x64").size(64, 64).floor(0.85).ready(),
                mp4("size-16x16")
                        .says("an icon")
                        .size(16, 16)
                        .floor(0)
                        .without(Trait.CORNERS)
                        .ready(),
                avi("size-odd")
                        .says("641x361")
                        .size(641, 361)
                        .picture("mjpeg", "-q:v", "2")
                        .pixels("yuvj444p")
                        .colour(Colour.JPEG)
                        .ready(),
                mp4("size-odd-444").size(319, 241).h264().pixels("yuv444p").ready(),
                mov("size-odd-portrait")
                        .size(243, 431)
                        .picture("png")
                        .pixels("rgb24")
                        .colour(Colour.RGB)
                        .ready(),
                mp4("size-8192-wide")
                        .says("as wide as allowed")
                        .size(8192, 256)
                        .seconds(0.5)
                        .floor(0.85)
                        .ready(),
                mp4("size-8194-wide")
                        .says("two pixels too wide")
                        .size(8194, 64)
                        .seconds(0.2)
                        .fails(FailReason.SOURCE_TOO_LARGE),
                mp4("size-8194-high").size(64, 8194).seconds(0.2).fails(FailReason.SOURCE_TOO_LARGE),
                mp4("shape-pal")
                        .says("720x576 for 4:3")
                        .size(768, 576)
                        .squeezed(720, 576, "16/15")
                        .rate("25")
                        .colour(Colour.BT601_625)
                        .ready(),
                mp4("shape-pal-wide")
                        .says("720x576 for 16:9")
                        .size(1024, 576)
                        .squeezed(720, 576, "64/45")
                        .rate("25")
                        .colour(Colour.BT601_625)
                        .ready(),
                mp4("shape-ntsc")
                        .says("720x480 for 4:3")
                        .size(640, 480)
                        .squeezed(720, 480, "8/9")
                        .rate("30000/1001")
                        .colour(Colour.BT601)
                        .ready(),
                mp4("shape-hdv")
                        .says("1440x1080 for 16:9")
                        .size(1920, 1080)
                        .squeezed(1440, 1080, "4/3")
                        .seconds(1)
                        .ready(),
                mp4("shape-tall")
                        .says("pixels twice as high as wide")
                        .size(160, 240)
                        .squeezed(320, 240, "1/2")
                        .ready(),
                mp4("shape-portrait")
                        .says("stretched and turned")
                        .size(240, 428)
                        .filter("transpose=clock")
                        .squeezed(320, 240, "107/80")
                        .copiedWith("-display_rotation", "90")
                        .ready());
    }
}
