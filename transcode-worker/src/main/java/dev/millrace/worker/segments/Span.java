package dev.millrace.worker.segments;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * A time within a track, in ticks.
 *
 * @param to the first tick behind it
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record Span(long from, long to) {}
