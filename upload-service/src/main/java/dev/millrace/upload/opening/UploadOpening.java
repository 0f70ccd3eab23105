package dev.millrace.upload.opening;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.NewUpload;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.video.VideoService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Opens a session: our row first, then video-service's consent, then the multipart. After a crash at any point the row shows
 * what is unfinished: a retry with the same idempotency key continues, and the sweeper ends what is not retried.
 */
@Service
class UploadOpening {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SourceCheck check;
    private final Registrations registrations;
    private final UploadSessions sessions;
    private final EndedSessions ended;
    private final LostParts lost;
    private final VideoService videos;
    private final MultipartStore store;

    UploadOpening(
            SourceCheck check,
            Registrations registrations,
            UploadSessions sessions,
            EndedSessions ended,
            LostParts lost,
            VideoService videos,
            MultipartStore store) {
        this.check = check;
        this.registrations = registrations;
        this.sessions = sessions;
        this.ended = ended;
        this.lost = lost;
        this.videos = videos;
        this.store = store;
    }

    OpenedUpload open(String ownerId, UUID videoId, UploadRequest request, @Nullable String key) {
        NewUpload upload = check.check(videoId, ownerId, request);
        OpenedUpload answer = registrations.register(upload, key);
        UploadSession session = sessions.find(answer.uploadSessionId()).orElseThrow(UploadOpening::undoneMeanwhile);
        if (session.multipart().isPresent()) {
            return answer;
        }
        if (session.status().isFinal()) {
            // why: it ended before any caller learnt of it, say by the sweeper after a crash; a new one may be opened
            registrations.forget(session, key);
            throw undoneMeanwhile();
        }
        askVideoService(session, key);
        openInStorage(session, key, request.sign() != null);
        return answer;
    }

    private void askVideoService(UploadSession session, @Nullable String key) {
        try {
            videos.uploadOpened(
                    session.videoId(),
                    new Internal.UploadOpened(
                            session.ownerId(), session.id(), session.sourceMime(), session.totalBytes()));
        } catch (SignedCallRefused e) {
            registrations.undo(session, key);
            throw refusal(session.videoId(), e);
        } catch (VideoServiceUnreachable e) {
            if (e.asked()) {
                registrations.undoUnanswered(session, key);
            } else {
                registrations.undo(session, key);
            }
            throw e;
        }
    }

    private void openInStorage(UploadSession session, @Nullable String key, boolean isSending) {
        Multipart multipart;
        try {
            multipart = store.open(
                    session.sourceFileKey(), session.sourceMime(), session.ownerId(), session.videoId(), session.id());
        } catch (Unavailable e) {
            registrations.fail(session, key).ifPresent(ended::followUp);
            throw e;
        }
        if (sessions.opened(session.id(), multipart.uploadId(), isSending)) {
            lost.opened(multipart);
        } else {
            store.abort(multipart);
            boolean byTwin = sessions.find(session.id())
                    .flatMap(UploadSession::multipart)
                    .isPresent();
            if (!byTwin) {
                throw undoneMeanwhile();
            }
        }
    }

    private static Unavailable undoneMeanwhile() {
        return new Unavailable("The upload that was being opened", RETRY_AFTER);
    }

    private static ProblemException refusal(UUID videoId, SignedCallRefused refused) {
        if (refused.status() == ProblemType.NOT_FOUND.status()) {
            return new NotFound("video");
        }
        if (refused.code().equals(ProblemType.STORAGE_LIMIT_REACHED.name())) {
            return new ProblemException(
                    ProblemType.STORAGE_LIMIT_REACHED,
                    "The file does not fit into the owner's storage any more. Delete videos to make room.");
        }
        if (!refused.code().equals(ProblemType.ILLEGAL_TRANSITION.name())) {
            return new Unavailable("The video service", RETRY_AFTER);
        }
        Map<String, Object> moves = new LinkedHashMap<>();
        moves.put("from", refused.from());
        moves.put("to", refused.to());
        return new ProblemException(
                ProblemType.ILLEGAL_TRANSITION,
                videoId + " is " + refused.from() + " and allows no upload. " + remedy(refused.from()),
                moves);
    }

    private static String remedy(@Nullable String status) {
        return "FAILED".equals(status)
                ? "Its source is still there: retry the video."
                : "Create another video for another file.";
    }
}
