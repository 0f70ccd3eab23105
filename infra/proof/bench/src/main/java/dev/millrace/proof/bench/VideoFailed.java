package dev.millrace.proof.bench;

import java.io.IOException;

/** A video did not become what it should; trying again would give the same. */
final class VideoFailed extends IOException {

    private static final long serialVersionUID = 1L;

    VideoFailed(String message) {
        super(message);
    }
}
