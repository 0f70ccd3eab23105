package dev.millrace.upload.expiry;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.completion.UploadCompletion;
import dev.millrace.upload.completion.UploadCompletion.SilentEnd;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.UnfinishedSessions;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends every abandoned session. Each step is repeatable; one instance at a time runs it. */
@Component
class SessionSweeper implements Pass {

    private static final Logger log = LoggerFactory.getLogger(SessionSweeper.class);
    private static final int PER_PASS = 100;

    private final UploadSessions sessions;
    private final UnfinishedSessions unfinished;
    private final EndedSessions ended;
    private final UploadCompletion completion;
    private final ExpiryProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    SessionSweeper(
            UploadSessions sessions,
            UnfinishedSessions unfinished,
            EndedSessions ended,
            UploadCompletion completion,
            ExpiryProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.sessions = sessions;
        this.unfinished = unfinished;
        this.ended = ended;
        this.completion = completion;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        // why: an alarm needs the zeros
        EnumSet.complementOf(EnumSet.of(Repair.NOTHING)).forEach(this::repairs);
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), "session-sweeper");
    }

    @Override
    public void pass() {
        each(unfinished.halfCompleted(clock.instant().minus(properties.completionGrace()), PER_PASS), this::finish);
        each(unfinished.halfOpened(clock.instant().minus(properties.openingGrace()), PER_PASS), this::failHalfOpened);
        each(unfinished.perhapsWhole(PER_PASS), this::completeIfWhole);
        each(unfinished.expired(PER_PASS), this::expire);
        each(unfinished.endedWithStorageOpen(clock.instant().minus(properties.storageGrace()), PER_PASS), this::clear);
    }

    private Repair finish(UploadSession session) {
        return completion.finish(session) ? Repair.COMPLETION_ENDED : Repair.NOTHING;
    }

    private Repair completeIfWhole(UploadSession session) {
        return switch (completion.completeIfWhole(session)) {
            case CLOSED_IN_STORAGE -> Repair.ENDED_IN_STORAGE;
            // why: a phone that is off by now is no fault
            case WHOLE, NONE -> Repair.NOTHING;
        };
    }

    private Repair failHalfOpened(UploadSession session) {
        return ended(sessions.openingFailed(session.id()), Repair.OPENING_FAILED);
    }

    private Repair expire(UploadSession session) {
        if (session.completionStartedAt() != null && completion.finish(session)) {
            return Repair.COMPLETION_ENDED;
        }
        // why: a restored database may not know of a completion, and what expires is removed from storage
        if (completion.endIfClosedInStorage(session)) {
            return Repair.ENDED_IN_STORAGE;
        }
        if (session.completesWhenWhole()
                && session.multipart().isPresent()
                && completion.completeIfWhole(session) != SilentEnd.NONE) {
            return Repair.NOTHING;
        }
        return ended(sessions.expired(session.id()), Repair.EXPIRED);
    }

    /** @param session empty when the phone came back for it since the search */
    private Repair ended(Optional<UploadSession> session, Repair repair) {
        session.ifPresent(ended::followUp);
        return session.isPresent() ? repair : Repair.NOTHING;
    }

    private Repair clear(UploadSession session) {
        return ended.followUp(session) ? Repair.STORAGE_CLEARED : Repair.NOTHING;
    }

    private void each(List<UploadSession> found, Function<UploadSession, Repair> step) {
        for (UploadSession session : found) {
            try {
                count(step.apply(session));
            } catch (Unavailable e) {
                log.warn("Upload session {} is swept later: {}", session.id(), e.getMessage());
            }
        }
    }

    private void count(Repair repair) {
        if (repair != Repair.NOTHING) {
            repairs(repair).increment();
        }
    }

    private Counter repairs(Repair repair) {
        return meters.counter("upload.recovery.repairs", "repair", repair.name());
    }

    /** What a sweep did to a session. */
    private enum Repair {
        /** A completion that was cut off has its end. */
        COMPLETION_ENDED,
        /** Storage had completed or aborted it, and the database did not know. */
        ENDED_IN_STORAGE,
        /** An opening that was cut off is FAILED. */
        OPENING_FAILED,
        /** It was idle until its expiry. */
        EXPIRED,
        /** What it left in storage is gone. */
        STORAGE_CLEARED,
        /** It could not be helped yet, or needed no repair. */
        NOTHING
    }
}
