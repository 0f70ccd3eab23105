package dev.millrace.video.live;

/**
 * Text that a stream sends in one piece.
 *
 * @param position the id of the last event that it covers
 * @param hasMore whether more is known to follow
 * @param isLast whether the stream ends with it
 */
record Chunk(long position, String text, boolean hasMore, boolean isLast) {}
