package dev.millrace.proof.matrix.input;

import java.util.List;
import java.util.function.Supplier;

/** What a group of inputs is about; the report has a table for each. */
public enum Theme {
    /** Five containers with what is met in them. */
    CODECS("Containers and codecs", CodecInputs::all),
    /** Profiles and pixel formats. */
    PIXELS("Profiles and pixel formats", PixelInputs::all),
    /** Rotation and mirrors. */
    TURNED("Turned and mirrored", TurnedInputs::all),
    /** Who says how the picture stands, and how much of it is shown. */
    UPRIGHT("Upright by the stream or the aperture", UprightInputs::all),
    /** High dynamic range and colour tags. */
    COLOUR("Colour", ColourInputs::all),
    /** Constant and variable frame rates. */
    RATES("Frame rates", RateInputs::all),
    /** A still picture with sound, slides, screen recordings with pauses. */
    FEW_FRAMES("Few frames and pauses", FewFramesInputs::all),
    /** What only the container or the frames tell about when a frame is shown. */
    TIMES("Frames in time", TimeInputs::all),
    /** Frame sizes and pixel shapes. */
    SIZES("Sizes and shapes", SizeInputs::all),
    /** Half-frames. */
    INTERLACED("Interlaced", InterlacedInputs::all),
    /** Kinds of sound. */
    SOUND("Sound", SoundInputs::all),
    /** More channels than two, and which of them is where. */
    CHANNELS("Channels", ChannelInputs::all),
    /** Streams whose second half is of another kind than the first. */
    CHANGES("Changes in mid-stream", ChangeInputs::all),
    /** A frame or a few. */
    SHORT("Very short", ShortInputs::all),
    /** What else stands in a container. */
    STRUCTURE("Edit lists, tracks and boxes", StructureInputs::all),
    /** Which of several pictures and sounds is taken. */
    TRACKS("The right track", TrackInputs::all),
    /** Encrypted files. */
    PROTECTED("Protected", ProtectedInputs::all),
    /** Headers that are wrong about the length, streams of different lengths. */
    LENGTHS("Lengths that lie", LengthInputs::all),
    /** Recordings and uploads that were cut off. */
    CUT("Cut off", CutInputs::all),
    /** Bytes that went bad. */
    DAMAGED("Damaged", DamagedInputs::all),
    /** Everything else that people upload. */
    STRANGERS("Not a video", StrangerInputs::all),
    /** Files that name other files or servers. */
    REFERENCES("Attacks: files that name others", ReferenceAttacks::all),
    /** Files that want more than they bring. */
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
