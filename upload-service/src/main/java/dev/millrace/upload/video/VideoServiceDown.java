package dev.millrace.upload.video;

import dev.millrace.common.problem.Unavailable;
import java.time.Duration;

/** No answer from video-service. */
public class VideoServiceDown extends Unavailable {

    private static final long serialVersionUID = 1L;

    private final boolean asked;

    VideoServiceDown(Throwable cause, boolean asked) {
        super("The video service", Duration.ofSeconds(5));
        initCause(cause);
        this.asked = asked;
    }

    /** Whether the question left us: it may have been heard although no answer came back. */
    public boolean asked() {
        return asked;
    }
}
