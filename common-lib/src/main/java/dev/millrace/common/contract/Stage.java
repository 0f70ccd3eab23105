package dev.millrace.common.contract;

/** The steps a person sees while a job is open. */
public enum Stage {
    /** In the queue. */
    QUEUED,
    /** The worker fetches the source. */
    DOWNLOADING,
    /** The source is looked at. */
    PROBING,
    /** FFmpeg runs. */
    ENCODING,
    /** Playlists and the last segments are stored and verified. */
    PUBLISHING
}
