package dev.millrace.upload.expiry;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.upload.completion.UploadCompletion;
import dev.millrace.upload.session.UnfinishedSessions;
import dev.millrace.upload.session.UploadSession;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Walks through the live sessions, a page in each pass, and ends those whose multipart storage has completed or aborted without
 * the database knowing, as after the restore of an older backup.
 */
@Component
class ClosedMultiparts implements Pass {

    private static final Logger log = LoggerFactory.getLogger(ClosedMultiparts.class);
    private static final int PER_PASS = 100;
    private static final UUID START = new UUID(0, 0);

    private final UnfinishedSessions sessions;
    private final UploadCompletion completion;
    private final ExpiryProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    /** why: in memory only, since a walk that begins again after a restart costs nothing but time. */
    private volatile UUID lastSeen = START;

    ClosedMultiparts(
            UnfinishedSessions sessions,
            UploadCompletion completion,
            ExpiryProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.sessions = sessions;
        this.completion = completion;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.storageEvery(), "closed-multiparts");
    }

    @Override
    public void pass() {
        List<UploadSession> page = sessions.quiet(lastSeen, clock.instant().minus(properties.storageGrace()), PER_PASS);
        page.forEach(this::look);
        lastSeen = page.size() < PER_PASS ? START : page.get(page.size() - 1).id();
    }

    private void look(UploadSession session) {
        if (completion.endIfClosedInStorage(session)) {
            meters.counter("upload.recovery.repairs", "repair", "ENDED_IN_STORAGE")
                    .increment();
            log.warn("Upload session {} had ended in storage, now in the database too", session.id());
        }
    }
}
