package dev.millrace.proof.matrix.input;

/** What a source has, and what is therefore checked in its output. */
public enum Trait {
    /** A sound track. */
    SOUND,
    /** A sound that is left out because it cannot be decoded, which the API says. */
    SOUND_NOT_DECODABLE,
    /** A sound that is left out because it is encrypted, which the API says. */
    SOUND_PROTECTED,
    /** Four coloured corners, so that orientation and colours show. */
    CORNERS,
    /** The corners are the same in the last frame. */
    CORNERS_TO_THE_END,
    /** High dynamic range: colours may be a little further off. */
    HDR,
    /** Two fields in a frame. */
    INTERLACED,
    /** White flashes in the picture together with beeps in the sound. */
    FLASH_AND_BEEP,
    /** Sound without silence, three seconds and more: its loudness is measured. */
    STEADY_SOUND,
    /** Sound without a moment of silence: it must not have any in any of its renditions. */
    UNBROKEN_SOUND,
    /** What is heard to the left is twice as strong as what is heard to the right. */
    LEFT_TWICE_RIGHT,
    /** As much is heard to the left as to the right. */
    BOTH_SIDES,
    /** Its last second is narrower than its first frame: bars to the left and to the right. */
    BARS_BESIDE,
    /** Its last second is flatter than its first frame: bars above and below. */
    BARS_ABOVE,
    /**
     * The API has the rate at which its frames come, whatever pauses there are; the top has it too, or half of one above 30, and
     * others have that or half of that.
     */
    OWN_RATE,
    /** Fewer than ten frames a second: each rendition has the least constant rate, ten. */
    FEW_FRAMES,
    /** Another picture every two seconds and at no other time. */
    SLIDES,
    /** Something moves from each frame to the next. */
    MOVES,
    /** Flashes and beeps are at their known times in each rendition, whatever a player makes of the source. */
    IN_TIME,
    /** Colours may not be further off than coding makes them: another matrix would show. */
    EXACT_COLOURS
}
