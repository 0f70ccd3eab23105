package dev.millrace.video.webhook;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.video.quota.Quotas;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoLifecycle;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.Videos;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /internal/videos/{id}/upload-opened}: upload-service asks before it opens a session. */
@RestController
@Hidden
class UploadOpenedController {

    private final VideoLifecycle lifecycle;
    private final Videos videos;
    private final MediaStore store;
    private final Quotas quotas;

    UploadOpenedController(VideoLifecycle lifecycle, Videos videos, MediaStore store, Quotas quotas) {
        this.lifecycle = lifecycle;
        this.videos = videos;
        this.store = store;
        this.quotas = quotas;
    }

    @PostMapping("/internal/videos/{videoId}/upload-opened")
    void uploadOpened(@PathVariable UUID videoId, @Valid @RequestBody UploadOpened opened) {
        boolean sourceGone = videos.findByIdAndOwnerIdAndDeletedAtIsNull(videoId, opened.ownerId())
                .filter(video -> video.status() == VideoStatus.FAILED && video.hasUsableSource())
                .filter(this::isSourceGone)
                .isPresent();
        quotas.checkSource(opened.ownerId(), videoId, opened.sourceSizeBytes());
        lifecycle.uploadOpened(videoId, opened, sourceGone);
    }

    private boolean isSourceGone(Video video) {
        String key = video.source().fileKey();
        return key == null || !store.exists(key);
    }
}
