package dev.millrace.upload.expiry;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.completion.UploadCompletion;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings every session that nobody moves any more to its end. Each step is repeatable; one instance at a time does it. */
@Component
class SessionSweeper {

    private static final Logger log = LoggerFactory.getLogger(SessionSweeper.class);
    private static final int PER_PASS = 100;

    private final UploadSessions sessions;
    private final EndedSessions ended;
    private final UploadCompletion completion;
    private final ExpiryProperties properties;
    private final Clock clock;

    SessionSweeper(
            UploadSessions sessions,
            EndedSessions ended,
            UploadCompletion completion,
            ExpiryProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.ended = ended;
        this.completion = completion;
        this.properties = properties;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${millrace.expiry.every:10s}")
    @SchedulerLock(name = "session-sweeper", lockAtMostFor = "5m")
    void sweep() {
        each(sessions.halfCompleted(clock.instant().minus(properties.completionGrace()), PER_PASS), completion::finish);
        each(sessions.halfOpened(clock.instant().minus(properties.openingGrace()), PER_PASS), this::failHalfOpened);
        each(sessions.expired(PER_PASS), this::expire);
        each(
                sessions.endedWithStorageOpen(clock.instant().minus(properties.storageGrace()), PER_PASS),
                ended::followUp);
    }

    private void failHalfOpened(UploadSession session) {
        ended.followUp(sessions.failed(session.id(), FailReason.UPLOAD_FAILED));
    }

    private void expire(UploadSession session) {
        boolean finished = session.completionStartedAt() != null && completion.finish(session);
        if (!finished) {
            ended.followUp(sessions.expired(session.id()));
        }
    }

    private static void each(List<UploadSession> found, Consumer<UploadSession> step) {
        for (UploadSession session : found) {
            try {
                step.accept(session);
            } catch (Unavailable e) {
                log.warn("Upload session {} is swept later: {}", session.id(), e.getMessage());
            }
        }
    }
}
