package dev.millrace.upload.expiry;

import dev.millrace.upload.completion.UploadCompletion;
import dev.millrace.upload.session.EndedSessions;
import dev.millrace.upload.session.UnfinishedSessions;
import dev.millrace.upload.session.UploadSessions;
import dev.millrace.upload.store.MultipartStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The real sweepers; every grace is a minute or two. */
public final class ExpiryFixture {

    private final SessionSweeper sweeper;
    private final LeakedMultiparts leaks;

    public ExpiryFixture(
            UploadSessions sessions,
            UnfinishedSessions unfinished,
            EndedSessions ended,
            UploadCompletion completion,
            MultipartStore store,
            MeterRegistry meters,
            Clock clock) {
        Duration minute = Duration.ofMinutes(1);
        ExpiryProperties properties = new ExpiryProperties(
                Duration.ofSeconds(10),
                minute,
                Duration.ofMinutes(2),
                minute,
                minute,
                Duration.ofHours(1),
                Duration.ofHours(1));
        sweeper = new SessionSweeper(sessions, unfinished, ended, completion, properties, meters, clock);
        leaks = new LeakedMultiparts(store, unfinished, properties, meters, clock);
    }

    public void sweep() {
        sweeper.pass();
    }

    public void abortLeaked() {
        leaks.pass();
    }
}
