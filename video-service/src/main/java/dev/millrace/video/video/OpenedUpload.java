package dev.millrace.video.video;

import java.util.UUID;

/** The session in which upload-service takes a video's source, and what is declared of that. */
public record OpenedUpload(UUID sessionId, String mime, long sizeBytes) {}
