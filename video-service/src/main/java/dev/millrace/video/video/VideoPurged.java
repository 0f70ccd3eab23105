package dev.millrace.video.video;

import java.util.UUID;

/**
 * Storage has nothing of a deleted video any more: rows of it can go, but for its tombstone. Published inside the transaction that
 * notes it; repeatable.
 */
public record VideoPurged(UUID videoId) {}
