package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import java.util.List;

/** A bad card or connection. A few damaged frames are tolerated; a mostly destroyed picture is rejected. */
final class DamagedInputs {

    private DamagedInputs() {}

    static List<MediaInput> all() {
        return List.of(
                flipped(mp4("flips-few"), 5).says("five bytes of the media").ready(),
                flipped(mov("flips-few-hevc"), 5).hevc().ready(),
                flipped(avi("flips-few-avi"), 5).ready(),
                flipped(wmv("flips-few-wmv"), 3).ready(),
                gone(mp4("media-is-noise").changed("media is noise", bytes -> Bytes.noise(bytes, 0, 100)))
                        .says("an index in order, and nothing behind it")
                        .silent()
                        .fails(FailReason.SOURCE_UNREADABLE),
                gone(mp4("media-is-zero").changed("media is zero", bytes -> Bytes.zeroed(bytes, 0, 100)))
                        .silent()
                        .fails(FailReason.SOURCE_UNREADABLE),
                gone(mp4("zeroed-tail").changed("last half zero", bytes -> Bytes.zeroed(bytes, 50, 100)))
                        .says("a download that reserved its space")
                        .fails(FailReason.SOURCE_UNREADABLE),
                gone(mov("zeroed-tail-hevc").changed("last half zero", bytes -> Bytes.zeroed(bytes, 50, 100)))
                        .hevc()
                        .fails(FailReason.SOURCE_UNREADABLE),
                mp4("index-is-noise")
                        .changed("index is noise", Bytes::noisyIndex)
                        .fails(FailReason.SOURCE_UNREADABLE),
                mp4("head-is-zero")
                        .changed("first 64 bytes zero", Bytes::zeroedHead)
                        .refused(415));
    }

    private static Clip flipped(Clip clip, int count) {
        return clip.seconds(4)
                .changed(count + " bytes flipped", bytes -> Bytes.flipped(bytes, count))
                .lasts(4, 0.5)
                .floor(0)
                .without(Trait.FLASH_AND_BEEP)
                .without(Trait.CORNERS);
    }

    private static Clip gone(Clip clip) {
        return clip.seconds(6).options("-movflags", "+faststart");
    }
}
