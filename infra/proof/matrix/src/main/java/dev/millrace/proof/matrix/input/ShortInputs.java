package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import java.util.List;

/** Accidental recordings; anything shorter than a tenth of a second is not a video. */
final class ShortInputs {

    private ShortInputs() {}

    static List<MediaInput> all() {
        return List.of(
                mp4("short-0.4s").seconds(0.4).ready(),
                mp4("short-0.2s").seconds(0.2).ready(),
                mp4("short-0.1s").says("as short as allowed").seconds(0.1).ready(),
                mp4("short-0.1s-silent").seconds(0.1).silent().ready(),
                mov("short-0.3s-hevc").seconds(0.3).hevc().ready(),
                avi("short-0.2s-avi").seconds(0.2).ready(),
                wmv("short-0.4s-wmv").seconds(0.4).ready(),
                mp4("short-two-frames").rate("10").seconds(0.2).ready(),
                mp4("short-one-long-frame")
                        .says("one frame shown for half a second")
                        .rate("2")
                        .seconds(0.5)
                        .ready(),
                mp4("short-one-frame").says("33 ms").seconds(0.0333).fails(FailReason.SOURCE_UNREADABLE),
                mp4("short-one-frame-silent").seconds(0.0333).silent().fails(FailReason.SOURCE_UNREADABLE),
                mp4("short-picture-long-sound")
                        .says("one frame, two seconds of sound")
                        .filter("select='eq(n,0)'")
                        .options("-fps_mode", "vfr")
                        .fails(FailReason.SOURCE_UNREADABLE));
    }
}
