package dev.millrace.video.progress;

import dev.millrace.video.video.VideoStatus;
import java.util.UUID;

/** A transcode got further. Published inside the transaction that saves it. */
public record ProgressMade(UUID videoId, String ownerId, VideoStatus status, Progress progress) {}
