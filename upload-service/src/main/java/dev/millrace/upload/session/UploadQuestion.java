package dev.millrace.upload.session;

import dev.millrace.common.contract.Internal.UploadOpened;

/** What video-service is asked, and told, of a session that is not open yet. */
public final class UploadQuestion {

    private UploadQuestion() {}

    public static UploadOpened of(UploadSession session) {
        return new UploadOpened(session.ownerId(), session.id(), session.sourceMime(), session.totalBytes());
    }
}
