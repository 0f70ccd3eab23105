package dev.millrace.video.video;

import java.util.UUID;

/** A video got its tombstone. Published inside the transaction that sets it. */
public record VideoRemoved(UUID videoId, String ownerId) {}
