package dev.millrace.worker.plan;

/**
 * One rendition of the sound.
 *
 * @param label also the name of its folder; starts with {@code audio}
 * @param channels 1 or 2
 * @param kbps AAC bit rate
 */
public record AudioRendition(String label, int channels, int kbps) {}
