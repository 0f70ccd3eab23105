package dev.millrace.worker.segments;

import dev.millrace.common.streaming.isobmff.MalformedBox;

/** A file of ffmpeg's is not what it must be: cut off, empty or of another shape. */
public final class BrokenSegment extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSegment(String message) {
        super(message);
    }

    BrokenSegment(MalformedBox cause) {
        super(cause.getMessage(), cause);
    }
}
