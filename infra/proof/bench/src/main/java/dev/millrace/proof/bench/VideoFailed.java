package dev.millrace.proof.bench;

import java.io.IOException;

/** A video has a wrong result, which a retry would reproduce. */
final class VideoFailed extends IOException {

    private static final long serialVersionUID = 1L;

    VideoFailed(String message) {
        super(message);
    }
}
