package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.threeGp;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;

/** The battery died, the card was pulled, the copy was interrupted. Files that lack more than a second are rejected. */
final class CutInputs {

    private CutInputs() {}

    static List<MediaInput> all() {
        return List.of(
                cut(mp4("cut-moov-last-90"), 90).fails(FailReason.SOURCE_UNREADABLE),
                cut(mp4("cut-moov-last-50"), 50).fails(FailReason.SOURCE_UNREADABLE),
                cut(mov("cut-moov-last-10"), 10).fails(FailReason.SOURCE_UNREADABLE),
                cut(mp4("cut-moov-first-60"), 60)
                        .options("-movflags", "+faststart")
                        .fails(FailReason.SOURCE_UNREADABLE),
                cut(mov("cut-moov-first-30"), 30)
                        .options("-movflags", "+faststart")
                        .fails(FailReason.SOURCE_UNREADABLE),
                cut(mp4("cut-in-moov"), 2).options("-movflags", "+faststart").fails(FailReason.SOURCE_UNREADABLE),
                cut(mp4("cut-moov-first-97"), 97)
                        .says("the last tenths of a second are missing")
                        .options("-movflags", "+faststart")
                        .lasts(4, 0.3)
                        .floor(0)
                        .without(Trait.FLASH_AND_BEEP)
                        .ready(),
                cut(mp4("cut-to-8-bytes"), 0).fails(FailReason.SOURCE_UNREADABLE),
                cut(mp4("cut-fragmented-60"), 60)
                        .says("a recorder crashed: whole as far as it goes")
                        .h264("-g", "15")
                        .options("-movflags", "+frag_keyframe+empty_moov")
                        .lasts(2.4, 0.6)
                        .floor(0)
                        .without(Trait.FLASH_AND_BEEP)
                        .ready(),
                cut(avi("cut-avi-50"), 50).fails(FailReason.SOURCE_UNREADABLE),
                cut(avi("cut-avi-5"), 5).fails(FailReason.SOURCE_UNREADABLE),
                cut(wmv("cut-wmv-50"), 50).fails(FailReason.SOURCE_UNREADABLE),
                cut(wmv("cut-wmv-1"), 1).fails(FailReason.SOURCE_UNREADABLE),
                cut(threeGp("cut-3gp-70"), 70).fails(FailReason.SOURCE_UNREADABLE));
    }

    private static Clip cut(Clip clip, int percent) {
        return clip.seconds(4).changed("first " + percent + " %", bytes -> Bytes.first(bytes, percent));
    }
}
