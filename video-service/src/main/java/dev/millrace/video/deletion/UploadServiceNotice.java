package dev.millrace.video.deletion;

import dev.millrace.common.contract.Internal.VideoDeleted;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.signature.SignedCalls;
import java.net.URI;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells upload-service of a deleted video, so that it cancels what lives of it. */
@Component
class UploadServiceNotice implements OutboxSender {

    static final String KIND = "video-deleted";

    private final SignedCalls calls;
    private final UploadServiceProperties uploadService;

    UploadServiceNotice(SignedCalls calls, UploadServiceProperties uploadService) {
        this.calls = calls;
        this.uploadService = uploadService;
    }

    static Object of(UUID videoId) {
        return new VideoDeleted(videoId);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        URI uri = URI.create(uploadService.url() + "/internal/videos/" + message.subject() + "/deleted");
        try {
            calls.post(message.id().toString(), uri, message.payload());
        } catch (SignedCallRefused e) {
            if (e.status() == 404 || e.status() == 400) {
                throw new PermanentlyRefused(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
