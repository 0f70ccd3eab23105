package dev.millrace.local.matrix.input;

/** What a source has, and what is therefore checked in its output. */
public enum Trait {
    /** A sound track. */
    SOUND,
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
    BARS_ABOVE
}
