package dev.millrace.video.progress;

import java.util.UUID;

/** A transcode got further. Published inside the transaction that saves it. */
public record ProgressMade(UUID videoId, String ownerId, Progress progress) {}
