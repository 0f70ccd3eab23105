package dev.millrace.video.video;

import dev.millrace.common.contract.UploadCourse;
import java.util.UUID;

/** Keeps nothing of uploads. */
public final class NoPastUploads extends PastUploads {

    public NoPastUploads() {
        super(null, null);
    }

    @Override
    public void save(UUID videoId, UUID sessionId, UploadCourse course) {}
}
