package dev.millrace.upload.expiry;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.upload.session.UnfinishedSessions;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.MultipartStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes parts that belong to no live session: those of an opening that died before it could note the multipart. */
@Component
class LeakedMultiparts implements Pass {

    private static final Logger log = LoggerFactory.getLogger(LeakedMultiparts.class);
    private static final int PER_PASS = 1000;

    private final MultipartStore store;
    private final UnfinishedSessions sessions;
    private final ExpiryProperties properties;
    private final Counter leaks;
    private final Clock clock;

    LeakedMultiparts(
            MultipartStore store,
            UnfinishedSessions sessions,
            ExpiryProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.properties = properties;
        this.leaks = meters.counter("upload.multiparts.leaked");
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.leaksEvery(), "leaked-multiparts").firstAfter(Duration.ofMinutes(1));
    }

    @Override
    public void pass() {
        store.openedBefore(clock.instant().minus(properties.leakAge()), PER_PASS).stream()
                .filter(multipart -> !sessions.isLiveMultipart(multipart.uploadId()))
                .forEach(this::abort);
    }

    private void abort(Multipart leaked) {
        store.abort(leaked);
        leaks.increment();
        log.warn("Removed parts of {} that no live session owns", leaked.key());
    }
}
