package dev.millrace.upload.video;

import dev.millrace.common.call.VideoServiceProperties;
import dev.millrace.common.contract.Internal.UploadOpened;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Video-service within reach: the question goes straight to the real answerer. */
public final class VideoServiceDouble extends VideoService {

    private final BiConsumer<UUID, UploadOpened> answerer;

    public VideoServiceDouble(BiConsumer<UUID, UploadOpened> answerer) {
        super(
                null,
                null,
                new VideoServiceProperties(URI.create("http://video"), 1, Duration.ofMillis(1), Duration.ofSeconds(1)),
                null,
                null);
        this.answerer = answerer;
    }

    @Override
    public void uploadOpened(UUID videoId, UploadOpened question) {
        answerer.accept(videoId, question);
    }

    /** No answer; it may have been asked all the same. */
    public static VideoServiceDown down(boolean asked) {
        return new VideoServiceDown(new IllegalStateException("no answer"), asked);
    }
}
