package dev.millrace.video.job;

import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.Video;
import org.springframework.stereotype.Component;

/** Looks for the source before a job is made of it. */
@Component
class StoredSources {

    private final MediaStore store;

    StoredSources(MediaStore store) {
        this.store = store;
    }

    /**
     * Asks storage; slow, outside transactions.
     *
     * @throws SourceMissing when there is none
     */
    void mustExist(Video video) {
        if (!exist(video)) {
            throw new SourceMissing();
        }
    }

    /** The same as a question. */
    boolean exist(Video video) {
        String fileKey = video.source().fileKey();
        return fileKey != null && store.exists(fileKey);
    }
}
