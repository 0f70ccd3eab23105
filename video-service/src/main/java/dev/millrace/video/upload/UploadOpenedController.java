package dev.millrace.video.upload;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.quota.Quotas;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.OpenedUpload;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoLifecycle;
import dev.millrace.video.video.VideoStatus;
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

    private final Access access;
    private final VideoLifecycle lifecycle;
    private final MediaStore store;
    private final Quotas quotas;

    UploadOpenedController(Access access, VideoLifecycle lifecycle, MediaStore store, Quotas quotas) {
        this.access = access;
        this.lifecycle = lifecycle;
        this.store = store;
        this.quotas = quotas;
    }

    @PostMapping("/internal/videos/{videoId}/upload-opened")
    void uploadOpened(@PathVariable UUID videoId, @Valid @RequestBody UploadOpened opened) {
        Video video = access.require(opened.ownerId(), videoId, Right.EDIT);
        boolean sourceGone = video.status() == VideoStatus.FAILED && video.hasUsableSource() && isSourceGone(video);
        quotas.checkSource(opened.ownerId(), videoId, opened.sourceSizeBytes());
        lifecycle.uploadOpened(videoId, upload(opened), sourceGone);
    }

    private static OpenedUpload upload(UploadOpened opened) {
        return new OpenedUpload(opened.uploadSessionId(), opened.sourceMime(), opened.sourceSizeBytes());
    }

    private boolean isSourceGone(Video video) {
        String key = video.source().fileKey();
        return key == null || !store.exists(key);
    }
}
