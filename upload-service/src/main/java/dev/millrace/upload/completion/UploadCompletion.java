package dev.millrace.upload.completion;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.media.ContainerSniffer;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.part.PartPlan;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessionStatus;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import dev.millrace.upload.store.NoSuchMultipart;
import dev.millrace.upload.store.ObjectStart;
import dev.millrace.upload.store.StoredPart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Completes a session. Storage is the witness at every step: its list of parts before, the object itself after. So the
 * client, a concurrent duplicate or the sweeper can repeat it from any point, and exactly one job results.
 */
@Service
public class UploadCompletion {

    private static final Logger log = LoggerFactory.getLogger(UploadCompletion.class);

    private final UploadSessions sessions;
    private final EndedSessions ended;
    private final LostParts lost;
    private final MultipartStore store;
    private final ContainerCheck containers;
    private final SourceLimits limits;

    UploadCompletion(
            UploadSessions sessions,
            EndedSessions ended,
            LostParts lost,
            MultipartStore store,
            ContainerCheck containers,
            SourceLimits limits) {
        this.sessions = sessions;
        this.ended = ended;
        this.lost = lost;
        this.store = store;
        this.containers = containers;
        this.limits = limits;
    }

    UploadSession complete(String ownerId, UUID sessionId, List<CompletionRequest.Part> claimed) {
        UploadSession session = sessions.owned(ownerId, sessionId);
        if (session.status() == UploadSessionStatus.COMPLETED) {
            ended.followUp(session);
            return session;
        }
        if (!isSending(session)) {
            throw refusal(session);
        }
        return complete(session, multipart(session), claimed);
    }

    /**
     * Finishes what a crash cut off, as far as storage allows.
     *
     * @return whether the session has ended
     */
    public boolean finish(UploadSession session) {
        try {
            if (isSending(session)) {
                complete(session, multipart(session), List.of());
            } else {
                whole(session).ifPresent(start -> settleWhole(session, start));
            }
        } catch (PartsMismatch | UnsupportedSource | LostParts.Lost | IllegalTransition e) {
            log.info("Upload session {} cannot be completed: {}", session.id(), e.getMessage());
        }
        return sessions.current(session.id()).status().isFinal();
    }

    /**
     * Ends a live session whose multipart storage has no more: COMPLETED when the whole object is there, else FAILED. So it is
     * after an older database was restored, or when parts were removed by others.
     *
     * @return whether the session has ended
     */
    public boolean endIfClosedInStorage(UploadSession session) {
        if (session.multipart().map(store::isOpen).orElse(true)) {
            return false;
        }
        try {
            settle(session, true);
        } catch (UnsupportedSource | LostParts.Lost | IllegalTransition e) {
            log.info("Upload session {} ended in storage without a source: {}", session.id(), e.getMessage());
        }
        return sessions.current(session.id()).status().isFinal();
    }

    /** Completes a session whose client is not heard from, if storage has every part; else only what is known of it changes. */
    public SilentEnd completeIfWhole(UploadSession session) {
        Multipart multipart = multipart(session);
        try {
            List<StoredPart> parts = store.parts(multipart);
            if (!PartsCheck.isWhole(plan(session), parts)) {
                sessions.notWholeYet(
                        session.id(),
                        parts.stream().mapToLong(StoredPart::sizeBytes).sum());
                return SilentEnd.NONE;
            }
        } catch (NoSuchMultipart e) {
            return endIfClosedInStorage(session) ? SilentEnd.CLOSED_IN_STORAGE : SilentEnd.NONE;
        }
        return finish(session) ? SilentEnd.WHOLE : SilentEnd.NONE;
    }

    /** Why a session ended whose client is not heard from. */
    public enum SilentEnd {
        /** Storage had every part. */
        WHOLE,
        /** Storage had completed or aborted its multipart. */
        CLOSED_IN_STORAGE,
        /** It goes on. */
        NONE
    }

    private static PartPlan plan(UploadSession session) {
        return new PartPlan(session.totalBytes(), session.partSizeBytes());
    }

    private UploadSession complete(UploadSession session, Multipart multipart, List<CompletionRequest.Part> claimed) {
        try {
            List<StoredPart> parts = PartsCheck.agreed(plan(session), store.parts(multipart), claimed);
            sessions.completionStarted(session.id(), Arrivals.of(parts));
            store.complete(multipart, parts);
        } catch (NoSuchMultipart e) {
            return settle(session, true);
        } catch (Unavailable e) {
            // why: the answer may be lost and the object made all the same
            log.warn("Storage gave no clear answer for upload session {}: {}", session.id(), e.toString());
            return settle(session, false);
        }
        return settle(session, false);
    }

    /** @param gone whether the multipart is not there any more: without an object nothing can come of it */
    private UploadSession settle(UploadSession session, boolean gone) {
        Optional<ObjectStart> whole = whole(session);
        if (whole.isPresent()) {
            UploadSession settled = settleWhole(session, whole.get());
            if (settled.status() != UploadSessionStatus.COMPLETED) {
                throw refusal(settled);
            }
            return settled;
        }
        UploadSession now = sessions.current(session.id());
        if (now.status() == UploadSessionStatus.COMPLETED) {
            return now;
        }
        if (now.status().isFinal()) {
            throw refusal(now);
        }
        if (!gone) {
            throw new Unavailable("The media storage", Duration.ofSeconds(5));
        }
        throw lost.fail(session.id());
    }

    private Optional<ObjectStart> whole(UploadSession session) {
        return store.findStart(session.sourceFileKey(), ContainerSniffer.WANTED_BYTES)
                .filter(start -> start.object().isFrom(session.id(), session.totalBytes()));
    }

    private UploadSession settleWhole(UploadSession session, ObjectStart start) {
        UploadSession settled = containers.allows(start.firstBytes())
                ? completed(session)
                : sessions.failed(session.id(), FailReason.UNSUPPORTED_FORMAT);
        ended.followUp(settled);
        return settled;
    }

    private UploadSession completed(UploadSession session) {
        try {
            return sessions.completed(session.id());
        } catch (IllegalTransition e) {
            // why: cancelled or expired while storage was at it; that came first and stays
            return sessions.current(session.id());
        }
    }

    private RuntimeException refusal(UploadSession session) {
        return session.failReason() == FailReason.UNSUPPORTED_FORMAT
                ? new UnsupportedSource(limits.allowedMimes())
                : new IllegalTransition(
                        session.id(),
                        session.status(),
                        UploadSessionStatus.COMPLETED,
                        session.status().remedy());
    }

    /** Whether parts may be in storage; a pause holds the phone back, not what has arrived. */
    private static boolean isSending(UploadSession session) {
        return session.status() == UploadSessionStatus.IN_PROGRESS || session.status() == UploadSessionStatus.PAUSED;
    }

    private static Multipart multipart(UploadSession session) {
        return session.multipart()
                .orElseThrow(() -> new IllegalStateException(session.status() + " without a multipart"));
    }
}
