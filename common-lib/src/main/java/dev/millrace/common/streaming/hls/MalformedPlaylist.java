package dev.millrace.common.streaming.hls;

/** A text is no HLS playlist. */
public final class MalformedPlaylist extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedPlaylist(String message) {
        super(message);
    }
}
