package dev.millrace.proof.matrix.input;

import static dev.millrace.proof.matrix.input.Clip.avi;
import static dev.millrace.proof.matrix.input.Clip.mov;
import static dev.millrace.proof.matrix.input.Clip.mp4;
import static dev.millrace.proof.matrix.input.Clip.wmv;

import dev.millrace.common.contract.FailReason;
import dev.millrace.proof.matrix.attack.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Several pictures, of which one is the film, and tracks that are not sound. */
final class TrackInputs {

    private static final String SMALL_PREVIEW = "color=magenta:s=160x90:r=1:d=1";
    private static final String LARGE_PREVIEW = "color=magenta:s=1920x1080:r=30:d=0.03";

    private TrackInputs() {}

    static List<MediaInput> all() {
        return Stream.of(previews(), undecodable(), empty())
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaInput> previews() {
        return List.of(
                behind(mp4("preview-first"), SMALL_PREVIEW, "mp4", "-c:v:0", "mjpeg", "-pix_fmt:v:0", "yuvj420p")
                        .says("a still of one frame before the film, both enabled: drones and dashcams")
                        .ready(),
                behind(mov("preview-first-large"), LARGE_PREVIEW, "mov", "-c:v:0", "libx264")
                        .says("the still has more pixels than the film")
                        .ready(),
                behind(mov("preview-only-enabled"), SMALL_PREVIEW, "mov", "-c:v:0", "png")
                        .says("the film itself is not enabled")
                        .pass(
                                "-i",
                                FfmpegRecipe.IN,
                                "-map",
                                "0",
                                "-c",
                                "copy",
                                "-disposition:v:1",
                                "0",
                                "-f",
                                "mov",
                                FfmpegRecipe.OUT)
                        .ready(),
                behind(avi("preview-first-avi"), SMALL_PREVIEW, "avi", "-c:v:0", "mjpeg", "-pix_fmt:v:0", "yuvj420p")
                        .ready(),
                behind(mp4("slides-first"), "color=magenta:s=640x360:r=2:d=2", "mp4", "-c:v:0", "libx264")
                        .says("four frames before sixty")
                        .ready(),
                behind(mp4("smaller-angle-first"), "color=magenta:s=160x90:r=30:d=2", "mp4", "-c:v:0", "libx264")
                        .says("as many frames, fewer pixels")
                        .ready(),
                behind(mov("preview-of-unknown-film"), SMALL_PREVIEW, "mov", "-c:v:0", "mjpeg")
                        .says("only the still can be decoded")
                        .changed("avc1 becomes zzzz", bytes -> Bytes.replaced(bytes, "avc1", "zzzz"))
                        .fails(FailReason.SOURCE_UNREADABLE));
    }

    /** An additional picture before the relevant one. */
    private static Clip behind(Clip clip, String preview, String muxer, String... coded) {
        Stream<String> before = Stream.of("-i", FfmpegRecipe.IN, "-f", "lavfi", "-i", preview);
        Stream<String> after = Stream.of("-disposition:v", "default", "-strict", "-2", "-f", muxer, FfmpegRecipe.OUT);
        Stream<String> words = Stream.of(
                        before, Stream.of("-map", "1:v", "-map", "0", "-c", "copy"), Stream.of(coded), after)
                .flatMap(part -> part);
        return clip.pass(words.toArray(String[]::new)).floor(0).without(Trait.FLASH_AND_BEEP);
    }

    private static List<MediaInput> undecodable() {
        return List.of(
                mp4("sound-ac4")
                        .says("Dolby AC-4, known by name only")
                        .changed(
                                "mp4a becomes ac-4",
                                bytes -> Bytes.replaced(Bytes.replaced(bytes, "mp4a", "ac-4"), "esds", "dac4"))
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mp4("sound-mpegh")
                        .says("MPEG-H 3D Audio")
                        .changed(
                                "mp4a becomes mhm1",
                                bytes -> Bytes.replaced(Bytes.replaced(bytes, "mp4a", "mhm1"), "esds", "free"))
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mov("sound-apac")
                        .says("Apple's spatial sound, alone")
                        .sound("pcm_s16le", 48000, "stereo")
                        .changed("sowt becomes apac", bytes -> Bytes.replaced(bytes, "sowt", "apac"))
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mov("sound-rubbish")
                        .says("a codec with a decoder, and no frame that decodes")
                        .sound(new ClipSound()
                                .coded("pcm_s16le", 48000, "stereo")
                                .tone("0"))
                        .changed("sowt becomes .mp3", bytes -> Bytes.replaced(bytes, "sowt", ".mp3"))
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mov("sound-alac-broken")
                        .says("a decoder that does not open")
                        .sound("alac", 44_100, "stereo")
                        .changed("99 bits in a sample", TrackInputs::brokenAlac)
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mp4("sound-aac-broken")
                        .changed("no kind of AAC", TrackInputs::brokenAac)
                        .unheard(Trait.SOUND_NOT_DECODABLE)
                        .ready(),
                mov("sound-alac-broken-and-aac")
                        .says("the second one is to be heard")
                        .sound("alac", 44_100, "stereo")
                        .options("-map", "0", "-map", "1", "-map", "1", "-c:a:1", "aac")
                        .changed("99 bits in a sample", TrackInputs::brokenAlac)
                        .hears(1)
                        .ready(),
                mp4("sound-ac4-and-aac")
                        .says("the second one is to be heard")
                        .options("-map", "0", "-map", "1", "-map", "1")
                        .changed(
                                "mp4a becomes ac-4",
                                bytes -> Bytes.replaced(Bytes.replaced(bytes, "mp4a", "ac-4"), "esds", "dac4"))
                        .hears(1)
                        .ready());
    }

    /** The last occurrence of the name is the decoder's description. */
    private static byte[] brokenAlac(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("alac") + 13] = 99;
        return changed;
    }

    private static byte[] brokenAac(byte[] bytes) {
        String description = "\u0005\u0080\u0080\u0080\u0005";
        int at = Bytes.indexOf(bytes, description) + description.length();
        byte[] changed = bytes.clone();
        Arrays.fill(changed, at, at + 2, (byte) 0);
        return changed;
    }

    private static List<MediaInput> empty() {
        return List.of(
                avi("sound-empty-avi")
                        .says("a camera with its microphone off")
                        .changed("01wb becomes JUNK", bytes -> Bytes.replacedEverywhere(bytes, "01wb", "JUNK"))
                        .unheard()
                        .ready(),
                silenced(mov("sound-empty-mov").sound("pcm_s16le", 48000, "stereo"), "mov"),
                silenced(wmv("sound-empty-wmv"), "asf"));
    }

    /** A track without samples. */
    private static MediaInput silenced(Clip clip, String muxer) {
        return clip.pass(
                        "-i",
                        FfmpegRecipe.IN,
                        "-map",
                        "0",
                        "-c",
                        "copy",
                        "-bsf:a",
                        "noise=drop=1",
                        "-f",
                        muxer,
                        FfmpegRecipe.OUT)
                .unheard()
                .ready();
    }
}
