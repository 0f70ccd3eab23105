package dev.millrace.common.contract;

/** What of a source did not make it into a READY video: the closed list of {@code sourceNotes}. */
public enum SourceNote {
    /** There is a sound track, but none that can be decoded: the video plays without sound. */
    SOUND_NOT_DECODABLE,
    /** The sound is encrypted (DRM) and the picture is not: the video plays without sound. */
    SOUND_PROTECTED
}
