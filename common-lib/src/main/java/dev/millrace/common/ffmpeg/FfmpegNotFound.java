package dev.millrace.common.ffmpeg;

/** No usable ffmpeg and ffprobe; the message says what was tried and what to do. */
public final class FfmpegNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FfmpegNotFound(String message) {
        super(message);
    }
}
