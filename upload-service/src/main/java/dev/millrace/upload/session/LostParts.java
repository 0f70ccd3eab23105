package dev.millrace.upload.session;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Ends live sessions whose multipart storage does not have any more: removed by hand, by a rule of the bucket, or older than a
 * restored database. Without an end such a session takes no part, and blocks a new one for days.
 */
@Component
public class LostParts {

    private final MultipartStore store;
    private final UploadSessions sessions;
    private final EndedSessions ended;
    private final OpenMultiparts open;
    private final Counter losses;

    LostParts(
            MultipartStore store,
            UploadSessions sessions,
            EndedSessions ended,
            OpenMultiparts open,
            MeterRegistry meters) {
        this.store = store;
        this.sessions = sessions;
        this.ended = ended;
        this.open = open;
        this.losses = meters.counter("upload.multiparts.lost");
    }

    /** Storage has just opened it, and need not be asked. */
    public void opened(Multipart multipart) {
        open.add(multipart, List.of());
    }

    /**
     * Asks storage, in one call, whether the session can take parts; not if it said so within a minute and the parts are new. So a
     * URL of a multipart that is gone may be signed once per part and instance: storage refuses it with 404 as it refuses URLs
     * that were signed before the loss, and the next request for the same part finds out.
     *
     * @param parts the numbers that are to be signed
     * @throws Lost when it cannot, and never will
     */
    public void requireStored(SendingSession session, Multipart multipart, List<Integer> parts) {
        if (open.contains(multipart, parts)) {
            return;
        }
        if (store.isOpen(multipart)) {
            open.add(multipart, parts);
        } else if (isLost(session.id())) {
            throw fail(session.id());
        }
    }

    /**
     * The session as it is now that storage does not know its multipart: FAILED if that explains nothing else.
     *
     * @param seen as it was read before storage was asked
     */
    UploadSession found(UploadSession seen) {
        if (isLost(seen.id())) {
            fail(seen.id());
        }
        return sessions.current(seen.id());
    }

    /** FAILED, so that a new session may be created. */
    public Lost fail(UUID sessionId) {
        UploadSession failed = sessions.failed(sessionId, FailReason.UPLOAD_FAILED);
        ended.followUp(failed);
        losses.increment();
        return new Lost(failed.status());
    }

    /** why: a multipart also goes when the session completes or ends, which the row says before storage does it. */
    private boolean isLost(UUID id) {
        UploadSession now = sessions.current(id);
        return UploadSessions.LIVE.contains(now.status())
                && now.completionStartedAt() == null
                && store.find(now.sourceFileKey())
                        .filter(object -> object.isFrom(now.id(), now.totalBytes()))
                        .isEmpty();
    }

    /** What was sent is gone, and the session with it. */
    public static final class Lost extends ProblemException {

        private static final long serialVersionUID = 1L;

        Lost(UploadSessionStatus status) {
            super(
                    ProblemType.UPLOAD_LOST,
                    "Storage no longer has the parts of this upload. Create a new upload session and send the file again.",
                    Map.of("sessionStatus", status.name()));
        }
    }
}
