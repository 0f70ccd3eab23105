package dev.millrace.upload.completion;

import dev.millrace.common.media.SourceLimits;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.MultipartStore;
import java.util.List;
import java.util.UUID;

/** The real completion, over what is given. */
public final class CompletionFixture {

    private final UploadCompletion completion;

    public CompletionFixture(
            UploadSessions sessions, EndedSessions ended, LostParts lost, MultipartStore store, SourceLimits limits) {
        completion = new UploadCompletion(sessions, ended, lost, store, new ContainerCheck(limits), limits);
    }

    public UploadCompletion completion() {
        return completion;
    }

    public UploadSession complete(String owner, UUID id) {
        return completion.complete(owner, id, List.of());
    }
}
