package dev.millrace.upload.session;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.UploadCourse.Arrival;
import dev.millrace.common.page.Cursor;
import dev.millrace.common.page.Page;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.web.Ids;
import dev.millrace.upload.announce.Announcements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that moves an upload session: one short transaction per verb, the row locked, what others must learn written to
 * the outbox beside it. No call leaves the process in here.
 */
@Service
@Transactional
public class UploadSessions {

    /** The statuses in which a session can still become COMPLETED. */
    static final Set<UploadSessionStatus> LIVE =
            Set.of(UploadSessionStatus.INITIATED, UploadSessionStatus.IN_PROGRESS, UploadSessionStatus.PAUSED);

    private static final int LISTED = 100;
    private static final Duration LONG_SILENCE = Duration.ofMinutes(5);

    private final SessionRows rows;
    private final Announcements announcements;
    private final SessionMetrics metrics;
    private final SessionProperties properties;
    private final Ids ids;
    private final Clock clock;

    UploadSessions(
            SessionRows rows,
            Announcements announcements,
            SessionMetrics metrics,
            SessionProperties properties,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.announcements = announcements;
        this.metrics = metrics;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records the opened multipart.
     *
     * @param isSending whether parts are signed next, which makes it IN_PROGRESS
     * @return false when the session ended or a concurrent duplicate opened it first: the multipart is not needed
     */
    public boolean opened(UUID id, String providerUploadId, boolean isSending) {
        Optional<UploadSession> session = halfOpened(id);
        session.ifPresent(found -> {
            found.opened(providerUploadId, clock.instant());
            metrics.moved(found);
            if (isSending) {
                move(found, this::firstPartsAskedFor);
            }
        });
        return session.isPresent();
    }

    private void firstPartsAskedFor(UploadSession session) {
        Instant now = clock.instant();
        session.partsAskedFor(now);
        session.checkWholeAt(now.plus(properties.wholeAfter()));
    }

    /** Deletes a session that was never opened. False when a concurrent duplicate opened or ended it first. */
    public boolean discard(UUID id) {
        Optional<UploadSession> session = halfOpened(id);
        session.ifPresent(rows::delete);
        return session.isPresent();
    }

    /** Ends a session that was never opened. Empty when a concurrent duplicate opened or ended it first. */
    public Optional<UploadSession> openingFailed(UUID id) {
        return halfOpened(id).map(session -> failed(session.id(), FailReason.UPLOAD_FAILED));
    }

    private Optional<UploadSession> halfOpened(UUID id) {
        return rows.lock(id)
                .filter(found -> LIVE.contains(found.status()))
                .filter(found -> found.multipart().isEmpty());
    }

    /** The session, without an ownership check. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<UploadSession> find(UUID id) {
        return rows.findById(id);
    }

    /** A session that was there, as it is now; whose it is was asked before. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public UploadSession current(UUID id) {
        return rows.findById(id).orElseThrow(() -> new NotFound("upload session"));
    }

    /** The caller's session. @throws NotFound when it does not exist or another owner has it */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public UploadSession owned(String ownerId, UUID id) {
        return mine(rows.findById(id), ownerId);
    }

    /** The caller's sessions of a video, newest first, at most 100. */
    @Transactional(readOnly = true)
    public List<UploadSession> ofVideo(String ownerId, UUID videoId) {
        return rows.findByVideoIdAndOwnerIdOrderByCreatedAtDescIdDesc(videoId, ownerId, Limit.of(LISTED));
    }

    /** A page of the caller's sessions in any of the statuses, newest first. */
    @Transactional(readOnly = true)
    SessionPage page(String ownerId, Set<UploadSessionStatus> statuses, int limit, @Nullable Cursor after) {
        Limit oneMore = Limit.of(limit + 1);
        List<UploadSession> found = after == null
                ? rows.firstPage(ownerId, statuses, oneMore)
                : rows.pageAfter(ownerId, statuses, after.createdAt(), after.id(), oneMore);
        Page<UploadSession> page = Page.of(found, limit);
        Instant now = clock.instant();
        return new SessionPage(
                page.items().stream()
                        .map(session -> SessionSummary.of(session, now))
                        .toList(),
                page.next(last -> new Cursor(last.createdAt(), last.id()).text()));
    }

    /** Parts were asked for: the first time makes it IN_PROGRESS, and activity prolongs its life. */
    UploadSession partsAskedFor(UUID id) {
        Instant now = clock.instant();
        return moved(id, session -> {
            if (session.status() != UploadSessionStatus.PAUSED
                    && !session.status().isFinal()) {
                session.partsAskedFor(now);
                touch(session, now);
            }
        });
    }

    UploadSession pause(String ownerId, UUID id) {
        return movedByOwner(ownerId, id, session -> session.pause(clock.instant()));
    }

    UploadSession resume(String ownerId, UUID id) {
        return movedByOwner(ownerId, id, session -> {
            session.resume(clock.instant());
            touch(session, clock.instant());
        });
    }

    private void touch(UploadSession session, Instant now) {
        session.touch(now, properties.life(), LONG_SILENCE);
        session.checkWholeAt(now.plus(properties.wholeAfter()));
    }

    UploadSession cancel(String ownerId, UUID id) {
        return movedByOwner(ownerId, id, session -> {
            if (session.status() != UploadSessionStatus.CANCELED) {
                session.cancel(clock.instant());
                announce(session, () -> announcements.canceled(session.id(), session.videoId()));
            }
        });
    }

    /** Cancels the live sessions of a deleted video, without a report: video-service has no use for one. */
    List<UploadSession> cancelAllOf(UUID videoId) {
        return rows.findByVideoIdAndStatusIn(videoId, LIVE).stream()
                .map(live -> moved(live.id(), session -> {
                    if (LIVE.contains(session.status())) {
                        session.cancel(clock.instant());
                    }
                }))
                .toList();
    }

    /** From now on the speed is measured from these bytes. */
    void speedMeasuredFrom(UUID id, long bytes) {
        moved(id, session -> {
            if (session.status() == UploadSessionStatus.IN_PROGRESS) {
                session.speedMeasuredFrom(clock.instant(), bytes);
            }
        });
    }

    /** Storage has so many bytes of a silent session, and not all of its parts. */
    public void notWholeYet(UUID id, long bytes) {
        moved(id, session -> {
            if (session.status() == UploadSessionStatus.IN_PROGRESS) {
                session.notWholeYet(bytes, clock.instant());
            }
        });
    }

    /** Storage is about to be asked to complete: from here a crash leaves something to finish. */
    public void completionStarted(UUID id, List<Arrival> arrivals) {
        moved(id, session -> session.completionStarted(arrivals, clock.instant()));
    }

    /** The source is verified: COMPLETED, the job and the report are one transaction. Repeatable; one job comes of it. */
    public UploadSession completed(UUID id) {
        return moved(id, session -> {
            if (session.status() == UploadSessionStatus.COMPLETED) {
                return;
            }
            UUID jobId = ids.next();
            session.completed(jobId, clock.instant());
            announcements.completed(
                    id,
                    session.videoId(),
                    jobId,
                    new Announcements.Source(session.sourceFileKey(), session.totalBytes(), session.sourceMime()),
                    session.course());
            metrics.completed(session);
        });
    }

    /** Ends a live session for a reason; an ended one stays as it is. */
    public UploadSession failed(UUID id, FailReason reason) {
        return moved(id, session -> {
            if (LIVE.contains(session.status())) {
                session.failed(reason, clock.instant());
                announce(session, () -> announcements.failed(id, session.videoId(), reason));
            }
        });
    }

    // why: no client was told of a video whose opening did not end well, so that there is none to be FAILED
    private void announce(UploadSession ended, Runnable report) {
        if (ended.createsVideo() && ended.multipart().isEmpty()) {
            announcements.withdrawn(ended.videoId(), UploadQuestion.of(ended));
        } else {
            report.run();
        }
    }

    /** Ends an expired session. Empty when it became active again first. */
    public Optional<UploadSession> expired(UUID id) {
        return rows.lock(id)
                .filter(session -> !session.expiresAt().isAfter(clock.instant()))
                .map(session -> failed(session.id(), FailReason.UPLOAD_EXPIRED));
    }

    /** Storage holds nothing more of an ended session. */
    void storageClosed(UUID id) {
        rows.lock(id).ifPresent(UploadSession::storageClosed);
    }

    private UploadSession movedByOwner(String ownerId, UUID id, Consumer<UploadSession> move) {
        return move(mine(rows.lock(id), ownerId), move);
    }

    private UploadSession moved(UUID id, Consumer<UploadSession> move) {
        return move(rows.lock(id).orElseThrow(() -> new NotFound("upload session")), move);
    }

    private UploadSession move(UploadSession session, Consumer<UploadSession> move) {
        UploadSessionStatus before = session.status();
        move.accept(session);
        if (session.status() != before) {
            metrics.moved(session);
        }
        return session;
    }

    private static UploadSession mine(Optional<UploadSession> found, String ownerId) {
        return found.filter(session -> session.ownerId().equals(ownerId))
                .orElseThrow(() -> new NotFound("upload session"));
    }
}
