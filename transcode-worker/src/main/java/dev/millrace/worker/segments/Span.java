package dev.millrace.worker.segments;

/**
 * A time within a track, in ticks.
 *
 * @param to the first tick behind it
 */
public record Span(long from, long to) {}
