package dev.millrace.worker.report;

/** video-service did not answer, or answered with a failure of its own. It can get better. */
public final class VideoServiceUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VideoServiceUnreachable(Throwable cause) {
        super("video-service does not answer", cause);
    }
}
