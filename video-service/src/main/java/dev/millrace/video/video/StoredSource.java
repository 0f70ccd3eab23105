package dev.millrace.video.video;

/** The source object as upload-service verified it in storage. */
public record StoredSource(String fileKey, long sizeBytes, String mime) {}
