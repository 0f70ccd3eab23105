package dev.millrace.upload.session;

import dev.millrace.common.problem.Unavailable;
import dev.millrace.common.web.Ids;
import dev.millrace.upload.announce.Announcements;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the rows of new sessions, within the owner's limits. Nothing is open in storage yet. */
@Service
@Transactional
public class NewSessions {

    private static final Set<UploadSessionStatus> LIVE_OR_COMPLETE = EnumSet.of(
            UploadSessionStatus.INITIATED,
            UploadSessionStatus.IN_PROGRESS,
            UploadSessionStatus.PAUSED,
            UploadSessionStatus.COMPLETED);
    private static final Duration REPORT_SOON = Duration.ofSeconds(5);

    private final SessionRows rows;
    private final OwnerLimits limits;
    private final Announcements announcements;
    private final SessionProperties properties;
    private final Ids ids;
    private final Clock clock;

    NewSessions(
            SessionRows rows,
            OwnerLimits limits,
            Announcements announcements,
            SessionProperties properties,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.limits = limits;
        this.announcements = announcements;
        this.properties = properties;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new session of a video that there is.
     *
     * @throws UploadSessionActive when the video has a live one
     * @throws Unavailable when video-service has yet to hear that an earlier one is complete
     * @throws TooManyUploads over the owner's limits
     */
    public UploadSession register(NewUpload upload) {
        limits.lock(upload.ownerId());
        // why one query: a session that completes concurrently is either live in it or complete
        List<UploadSession> others = rows.findByVideoIdAndStatusIn(upload.videoId(), LIVE_OR_COMPLETE);
        others.stream()
                .filter(other -> UploadSessions.LIVE.contains(other.status()))
                .filter(other -> other.ownerId().equals(upload.ownerId()))
                .forEach(active -> {
                    throw new UploadSessionActive(active.id());
                });
        mustBeHeardOf(upload.videoId(), others);
        return save(upload, false);
    }

    /**
     * The first session of a video that video-service is going to create with it.
     *
     * @throws TooManyUploads over the owner's limits
     */
    public UploadSession registerWithVideo(NewUpload upload) {
        limits.lock(upload.ownerId());
        return save(upload, true);
    }

    private UploadSession save(NewUpload upload, boolean createsVideo) {
        limits.check(upload.ownerId(), upload.sourceSizeBytes());
        UploadSession session = new UploadSession(ids.next(), upload, createsVideo, clock.instant(), properties.life());
        rows.save(session);
        rows.flush(); // why: a violated index must surface inside the caller's transaction
        return session;
    }

    // why: a new session would take over the video before the completed upload's report arrives
    private void mustBeHeardOf(UUID videoId, List<UploadSession> others) {
        boolean hasComplete = others.stream().anyMatch(other -> other.status() == UploadSessionStatus.COMPLETED);
        if (hasComplete && announcements.isReportWaiting(videoId)) {
            throw new Unavailable("The video service", REPORT_SOON);
        }
    }
}
