package dev.millrace.video.upload;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.video.access.Access;
import dev.millrace.video.quota.NoQuota;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoLifecycle;
import java.util.UUID;

/** The real answer to upload-service's question. */
public final class UploadFixture {

    private final UploadOpenedController opened;

    public UploadFixture(Access access, VideoLifecycle lifecycle, MediaStore store) {
        opened = new UploadOpenedController(access, lifecycle, store, new NoQuota());
    }

    public void uploadOpened(UUID videoId, UploadOpened question) {
        opened.uploadOpened(videoId, question);
    }
}
