package dev.millrace.proof.matrix.input;

/** Properties of a source that determine the checks of its output. */
public enum Trait {
    /** A sound track. */
    SOUND,
    /** Sound left out because it cannot be decoded, as the API reports. */
    SOUND_NOT_DECODABLE,
    /** Sound left out because it is encrypted, as the API reports. */
    SOUND_PROTECTED,
    /** Four coloured corners that reveal orientation and colours. */
    CORNERS,
    /** The corners are the same in the last frame. */
    CORNERS_TO_THE_END,
    /** High dynamic range: a larger colour tolerance. */
    HDR,
    /** Two fields in a frame. */
    INTERLACED,
    /** White flashes in the picture together with beeps in the sound. */
    FLASH_AND_BEEP,
    /** Continuous sound of three seconds or more: its loudness is measured. */
    STEADY_SOUND,
    /** Sound without silence: no rendition may contain any. */
    UNBROKEN_SOUND,
    /** The left channel is twice as strong as the right. */
    LEFT_TWICE_RIGHT,
    /** Both channels are equally strong. */
    BOTH_SIDES,
    /** The last second is narrower than the first frame: bars left and right. */
    BARS_BESIDE,
    /** The last second is flatter than the first frame: bars above and below. */
    BARS_ABOVE,
    /**
     * The API reports the frame rate regardless of pauses. The top rendition has it, or half of a rate above 30; the others
     * have the top's rate or half of it.
     */
    OWN_RATE,
    /** Fewer than ten frames per second: each rendition has the minimum constant rate, ten. */
    FEW_FRAMES,
    /** The picture changes every two seconds and at no other time. */
    SLIDES,
    /** Every frame differs from the previous one. */
    MOVES,
    /** Flashes and beeps are at their known times in each rendition, however players treat the source. */
    IN_TIME,
    /** A small colour tolerance that detects a wrong matrix. */
    EXACT_COLOURS
}
