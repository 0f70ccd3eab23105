package dev.millrace.local.matrix.input;

/** What a source has, and what is therefore checked in its output. */
public enum Trait {
    /** A sound track. */
    SOUND,
    /** Four coloured corners, so that orientation and colours show. */
    CORNERS,
    /** High dynamic range: colours may be a little further off. */
    HDR,
    /** Two fields in a frame. */
    INTERLACED,
    /** White flashes in the picture together with beeps in the sound. */
    FLASH_AND_BEEP,
    /** Sound without silence, three seconds and more: its loudness is measured. */
    STEADY_SOUND
}
