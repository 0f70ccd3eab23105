package dev.millrace.upload.opening;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.Internal.VideoCreated;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.upload.session.UploadQuestion;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.video.VideoService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks video-service for its consent to an opening, and undoes the opening where there is none. */
@Component
class VideoConsent {

    private final VideoService videos;
    private final Registrations registrations;

    VideoConsent(VideoService videos, Registrations registrations) {
        this.videos = videos;
        this.registrations = registrations;
    }

    /** The video is UPLOADING after it. */
    void toOpen(UploadSession session, @Nullable String key) {
        try {
            answered(session, key, () -> videos.uploadOpened(session.videoId(), UploadQuestion.of(session)));
        } catch (SignedCallRefused e) {
            registrations.undo(session, key);
            throw ConsentRefusals.ofOpening(session.videoId(), e);
        }
    }

    /** The video is there after it, and UPLOADING. */
    void toCreate(UploadSession session, CreateUpload request, String metadata, @Nullable String key) {
        VideoCreated created = new VideoCreated(
                UploadQuestion.of(session), request.title(), request.description(), metadata, request.filename());
        try {
            answered(session, key, () -> videos.created(session.videoId(), created));
        } catch (SignedCallRefused e) {
            // why: for lack of room video-service has looked that there is no video; another no may follow a lost yes
            if (e.code().equals(ProblemType.STORAGE_LIMIT_REACHED.name())) {
                registrations.undo(session, key);
            } else {
                registrations.undoUnanswered(session, key);
            }
            throw ConsentRefusals.ofCreating(e);
        }
    }

    private void answered(UploadSession session, @Nullable String key, Runnable question) {
        try {
            question.run();
        } catch (VideoServiceUnreachable e) {
            if (e.asked()) {
                registrations.undoUnanswered(session, key);
            } else {
                registrations.undo(session, key);
            }
            throw e;
        }
    }
}
