package dev.millrace.upload.video;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.Internal.UploadOpened;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Video-service within reach: the question goes straight to the real answerer. */
public final class VideoServiceDouble extends VideoService {

    private final BiConsumer<UUID, UploadOpened> answerer;

    public VideoServiceDouble(BiConsumer<UUID, UploadOpened> answerer) {
        super(null, null);
        this.answerer = answerer;
    }

    @Override
    public void uploadOpened(UUID videoId, UploadOpened question) {
        answerer.accept(videoId, question);
    }

    /** No answer; it may have been asked all the same. */
    public static VideoServiceUnreachable down(boolean asked) {
        return new VideoServiceUnreachable(new IllegalStateException("no answer"), asked);
    }
}
