package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** DRM-protected files: only the shop's player has the key. */
final class ProtectedInputs {

    private static final String CODEC_LIST = "4052d1861d31d011a3a400a0c90348f6";

    private ProtectedInputs() {}

    static List<MediaInput> all() {
        return List.of(
                encrypted(mp4("protected-cenc")).says("Common Encryption").fails(FailReason.SOURCE_PROTECTED),
                encrypted(mov("protected-cenc-silent").silent()).fails(FailReason.SOURCE_PROTECTED),
                encrypted(mp4("protected-cenc-hevc").hevc()).fails(FailReason.SOURCE_PROTECTED),
                encrypted(mp4("protected-cbcs"))
                        .says("the scheme of newer players")
                        .changed("cenc becomes cbcs", bytes -> Bytes.replacedEverywhere(bytes, "cenc", "cbcs"))
                        .fails(FailReason.SOURCE_PROTECTED),
                mp4("protected-fairplay")
                        .says("a film of the 2000s")
                        .changed("every avc1 becomes drmi", bytes -> Bytes.replacedEverywhere(bytes, "avc1", "drmi"))
                        .fails(FailReason.SOURCE_PROTECTED),
                asf("protected-wmv", "fbb3112223bdd211b4b700a0c955fc6e"),
                asf("protected-wmv-extended", "14e68a292226174cb935dae07ee9289c"),
                mp4("protected-sound")
                        .says("the picture is clear")
                        .changed("mp4a becomes drms", bytes -> Bytes.replaced(bytes, "mp4a", "drms"))
                        .unheard(Trait.SOUND_PROTECTED)
                        .ready(),
                mp4("protected-sound-enca")
                        .changed("mp4a becomes enca", bytes -> Bytes.replaced(bytes, "mp4a", "enca"))
                        .unheard(Trait.SOUND_PROTECTED)
                        .ready(),
                mov("protected-sound-mov")
                        .sound("pcm_s16le", 48000, "stereo")
                        .changed("sowt becomes drms", bytes -> Bytes.replaced(bytes, "sowt", "drms"))
                        .unheard(Trait.SOUND_PROTECTED)
                        .ready());
    }

    private static Clip encrypted(Clip clip) {
        return clip.options(
                "-encryption_scheme",
                "cenc-aes-ctr",
                "-encryption_key",
                "00112233445566778899aabbccddeeff",
                "-encryption_kid",
                "ffeeddccbbaa99887766554433221100");
    }

    /** Replaces an object that no player needs. */
    private static MediaInput asf(String name, String object) {
        return wmv(name)
                .says("Windows Media DRM")
                .changed(
                        "codec list becomes " + object,
                        bytes -> Bytes.replaced(bytes, latin(CODEC_LIST), latin(object)))
                .fails(FailReason.SOURCE_PROTECTED);
    }

    private static String latin(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
