package dev.millrace.video.consistency;

/** What database and storage can disagree on. */
enum FindingKind {
    /** The video is READY, and a saved asset is not in storage. */
    OUTPUT_LOST,
    /** The folder belongs to no video that the database knows. */
    OWNERLESS
}
