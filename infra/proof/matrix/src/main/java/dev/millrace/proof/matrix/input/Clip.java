package dev.millrace.proof.matrix.input;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.SourceContainer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Declares an input made by ffmpeg: the test picture and the test sound, coded as asked. Without a word more it is two seconds
 * of 320x240 with 30 frames a second and stereo sound in the container's commonest codecs.
 */
final class Clip {

    private static final double FLOOR = 0.93;

    private final SourceContainer container;
    private final String name;
    private String says = "";
    private String mime;
    private String extension;
    private double seconds = 2;
    private final ClipPicture picture = new ClipPicture();
    private @Nullable ClipSound sound = new ClipSound();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<List<String>> passes = new ArrayList<>();
    private final Set<Trait> traits = EnumSet.of(Trait.CORNERS, Trait.FLASH_AND_BEEP);
    private double expectedSeconds = -1;
    private double slack;
    private double playedFrameSeconds = -1;
    private double floor = FLOOR;
    private int soundTrack;
    private boolean isHeard = true;
    private String damage = "";
    private ChangedRecipe.Change change = bytes -> bytes;

    private Clip(SourceContainer container, String name) {
        this.container = container;
        this.name = name;
        this.mime = container.mimes().get(0);
        this.extension = container.extension();
    }

    static Clip mp4(String name) {
        return new Clip(SourceContainer.MP4, name);
    }

    static Clip mov(String name) {
        return new Clip(SourceContainer.MOV, name);
    }

    static Clip threeGp(String name) {
        return new Clip(SourceContainer.THREE_GP, name)
                .size(176, 144)
                .picture("h263", "-q:v", "3")
                .untagged()
                .rate("15")
                .floor(0.88)
                .sound("libopencore_amrnb", 8000, "mono", "-b:a", "12.2k");
    }

    static Clip avi(String name) {
        return new Clip(SourceContainer.AVI, name)
                .picture("mpeg4", "-q:v", "3")
                .untagged()
                .sound("libmp3lame", 44100, "stereo");
    }

    static Clip wmv(String name) {
        return new Clip(SourceContainer.WMV, name)
                .picture("wmv2", "-q:v", "3")
                .untagged()
                .sound("wmav2", 44100, "stereo");
    }

    Clip says(String sentence) {
        says = sentence;
        return this;
    }

    /** What the uploader says, and how the file's name ends. */
    Clip named(String otherMime, String otherExtension) {
        mime = otherMime;
        extension = otherExtension;
        return this;
    }

    /** Size as displayed. */
    Clip size(int pixelsWide, int pixelsHigh) {
        picture.size(pixelsWide, pixelsHigh);
        return this;
    }

    Clip rate(String framesPerSecond) {
        picture.rate(framesPerSecond);
        return this;
    }

    Clip seconds(double length) {
        seconds = length;
        return this;
    }

    Clip picture(String codec, String... codecOptions) {
        picture.coded(ClipPicture.words(List.of("-c:v", codec), codecOptions));
        return this;
    }

    Clip h264(String... codecOptions) {
        picture.coded(ClipPicture.h264(codecOptions));
        return this;
    }

    Clip hevc(String... codecOptions) {
        picture.coded(ClipPicture.hevc(codecOptions));
        return this;
    }

    Clip pixels(String format) {
        picture.pixels(format);
        return this;
    }

    Clip colour(Colour coding) {
        picture.colour(coding);
        return this;
    }

    Clip untagged() {
        return colour(Colour.BT601_UNTAGGED);
    }

    /** Changes the picture before it is coded. */
    Clip filter(String filter) {
        picture.filter(filter);
        return this;
    }

    /** Coded with other pixels than square ones; {@link #size} is what is displayed. */
    Clip squeezed(int codedWidth, int codedHeight, String sampleAspectRatio) {
        return filter("scale=" + codedWidth + ":" + codedHeight + ",setsar=" + sampleAspectRatio);
    }

    Clip sound(String codec, int sampleRate, String layout, String... codecOptions) {
        sound = new ClipSound().coded(codec, sampleRate, layout, codecOptions);
        return this;
    }

    Clip sound(ClipSound other) {
        sound = other;
        return this;
    }

    Clip silent() {
        sound = null;
        return this;
    }

    /** One more input of ffmpeg, without the "-i" of its own. */
    Clip input(String... arguments) {
        inputs.addAll(List.of(arguments));
        return this;
    }

    /** Options of the output. */
    Clip options(String... outputOptions) {
        options.addAll(List.of(outputOptions));
        return this;
    }

    /** Passes the file through ffmpeg once more; {@link FfmpegRecipe#IN} and {@link FfmpegRecipe#OUT} stand for the files. */
    Clip pass(String... arguments) {
        passes.add(ClipPicture.words(List.of("-y"), arguments));
        return this;
    }

    /** Copies what is there, with options for the input. */
    Clip copiedWith(String... inputOptions) {
        List<String> all = new ArrayList<>(List.of(inputOptions));
        all.addAll(List.of("-i", FfmpegRecipe.IN, "-map", "0", "-c", "copy", FfmpegRecipe.OUT));
        return pass(all.toArray(String[]::new));
    }

    Clip with(Trait trait) {
        traits.add(trait);
        return this;
    }

    Clip without(Trait trait) {
        traits.remove(trait);
        return this;
    }

    /** Least likeness to the source. */
    Clip floor(double ssim) {
        floor = ssim;
        return this;
    }

    /** For what has nothing in common with the test picture. */
    Clip unlike() {
        return floor(0).without(Trait.CORNERS).without(Trait.FLASH_AND_BEEP);
    }

    Clip lasts(double expected, double slackSeconds) {
        expectedSeconds = expected;
        slack = slackSeconds;
        return this;
    }

    /** How long a frame of the output lasts, where the source's last longer than any output's. */
    Clip plays(double outputFrameSeconds) {
        playedFrameSeconds = outputFrameSeconds;
        return this;
    }

    /** Its sound track is not in the output; the API says why, if there is anything to say. */
    Clip unheard(Trait... notes) {
        isHeard = false;
        traits.addAll(List.of(notes));
        return this;
    }

    /** Which sound track is to be heard. */
    Clip hears(int track) {
        soundTrack = track;
        return this;
    }

    /** Changes the bytes at the end; {@code how} is part of the declaration. */
    Clip changed(String how, ChangedRecipe.Change bytes) {
        damage = how;
        change = bytes;
        return this;
    }

    MediaInput ready() {
        return input(new Expected.Ready(
                picture.width(),
                picture.height(),
                expectedSeconds < 0 ? picture.wholeFrames(seconds) : expectedSeconds,
                slack,
                playedFrameSeconds < 0 ? picture.frameSeconds() : playedFrameSeconds,
                floor,
                soundTrack,
                traits()));
    }

    MediaInput fails(FailReason reason) {
        return input(new Expected.Failed(reason));
    }

    MediaInput refused(int status) {
        return input(new Expected.Refused(status));
    }

    private MediaInput input(Expected expected) {
        return new MediaInput(name, says, name + "." + extension, mime, -1, recipe(), expected);
    }

    private Set<Trait> traits() {
        Set<Trait> all = EnumSet.copyOf(traits);
        boolean isSounding = sound != null && isHeard;
        if (isSounding) {
            all.add(Trait.SOUND);
        }
        if (!isSounding || seconds < 1) {
            all.remove(Trait.FLASH_AND_BEEP);
        }
        if (picture.isHdr()) {
            all.add(Trait.HDR);
        }
        return all;
    }

    Recipe recipe() {
        List<List<String>> runs = new ArrayList<>();
        runs.add(encode());
        runs.addAll(passes);
        Recipe made = new FfmpegRecipe(runs);
        return damage.isEmpty() ? made : new ChangedRecipe(made, damage, change);
    }

    private List<String> encode() {
        List<String> all = new ArrayList<>(List.of("-y"));
        all.addAll(picture.inputs(seconds));
        if (sound != null) {
            all.addAll(sound.inputs(seconds));
        }
        all.addAll(inputs);
        all.addAll(picture.options());
        if (sound != null) {
            all.addAll(sound.options());
        }
        all.addAll(options);
        all.addAll(List.of("-strict", "-2", "-f", muxer(), FfmpegRecipe.OUT));
        return all;
    }

    private String muxer() {
        if (extension.equals("3g2")) {
            return "3g2";
        }
        return container == SourceContainer.WMV ? "asf" : container.extension();
    }
}
