package dev.millrace.proof.matrix.input;

import java.util.List;
import java.util.function.Supplier;

/** Groups of inputs; the report has a table for each. */
public enum Theme {
    /** Five containers with their usual codecs. */
    CODECS("Containers and codecs", CodecInputs::all),
    /** Profiles and pixel formats. */
    PIXELS("Profiles and pixel formats", PixelInputs::all),
    /** Rotation and mirrors. */
    TURNED("Turned and mirrored", TurnedInputs::all),
    /** Orientation and crop set by the stream or the container. */
    UPRIGHT("Upright by the stream or the aperture", UprightInputs::all),
    /** High dynamic range and colour tags. */
    COLOUR("Colour", ColourInputs::all),
    /** Constant and variable frame rates. */
    RATES("Frame rates", RateInputs::all),
    /** A still picture with sound, slides, screen recordings with pauses. */
    FEW_FRAMES("Few frames and pauses", FewFramesInputs::all),
    /** Frame times known only from the container or the frames. */
    TIMES("Frames in time", TimeInputs::all),
    /** Frame sizes and pixel shapes. */
    SIZES("Sizes and shapes", SizeInputs::all),
    /** Interlacing. */
    INTERLACED("Interlaced", InterlacedInputs::all),
    /** Kinds of sound. */
    SOUND("Sound", SoundInputs::all),
    /** More than two channels, and channel layouts. */
    CHANNELS("Channels", ChannelInputs::all),
    /** Streams that change their format midway. */
    CHANGES("Changes in mid-stream", ChangeInputs::all),
    /** One or a few frames. */
    SHORT("Very short", ShortInputs::all),
    /** Additional content of containers. */
    STRUCTURE("Edit lists, tracks and boxes", StructureInputs::all),
    /** Selection among several pictures and sounds. */
    TRACKS("The right track", TrackInputs::all),
    /** Encrypted files. */
    PROTECTED("Protected", ProtectedInputs::all),
    /** Headers with a wrong length, streams of different lengths. */
    LENGTHS("Lengths that lie", LengthInputs::all),
    /** Truncated recordings and uploads. */
    CUT("Cut off", CutInputs::all),
    /** Damaged bytes. */
    DAMAGED("Damaged", DamagedInputs::all),
    /** Everything else that people upload. */
    STRANGERS("Not a video", StrangerInputs::all),
    /** Files that name other files or servers. */
    REFERENCES("Attacks: files that name others", ReferenceAttacks::all),
    /** Resource exhaustion. */
    BOMBS("Attacks: bombs", BombInputs::all);

    private final String title;
    private final Supplier<List<MediaInput>> inputs;

    Theme(String title, Supplier<List<MediaInput>> inputs) {
        this.title = title;
        this.inputs = inputs;
    }

    /** Heading in the report. */
    public String title() {
        return title;
    }

    /** All of it, in the order of the report. */
    public List<MediaInput> inputs() {
        return inputs.get();
    }
}
