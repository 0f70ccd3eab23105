package dev.millrace.common.streaming.isobmff;

/** Bytes are no ISO base media boxes, or a box that must be there is not. */
public final class MalformedBox extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedBox(String message) {
        super(message);
    }
}
