package dev.millrace.common.contract;

/** What a stored output object is for. */
public enum AssetType {
    /** The master playlist that a stream URL names. */
    HLS_MASTER,
    /** Media playlist of one video rendition. */
    HLS_RENDITION,
    /** Media playlist of one audio rendition. */
    HLS_AUDIO,
    /** The DASH manifest over the same segments. */
    DASH_MANIFEST,
    /** The poster picture. */
    THUMBNAIL,
    /** The WebVTT track of the seek thumbnails. */
    STORYBOARD
}
