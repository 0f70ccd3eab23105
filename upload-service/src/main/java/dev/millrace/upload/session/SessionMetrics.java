package dev.millrace.upload.session;

import dev.millrace.common.signal.DatabaseReadings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts what happens to sessions; tags come from the closed list of statuses. Counters are there from the start: an alarm needs
 * the zeros.
 */
@Component
class SessionMetrics {

    private final MeterRegistry meters;
    private final Clock clock;
    private final Counter completedBytes;

    SessionMetrics(MeterRegistry meters, SessionRows rows, DatabaseReadings readings, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        this.completedBytes = meters.counter("upload.bytes.completed");
        Arrays.stream(UploadSessionStatus.values()).forEach(this::transitions);
        meters.gauge("upload.sessions.live", rows, found -> readings.read(found::countLive));
    }

    /** The session has just reached its status. */
    void moved(UploadSession session) {
        UploadSessionStatus status = session.status();
        transitions(status).increment();
        if (status.isFinal()) {
            meters.timer("upload.session.duration", "outcome", name(status))
                    .record(Duration.between(session.createdAt(), clock.instant()));
        }
    }

    void completed(UploadSession session) {
        completedBytes.increment((double) session.totalBytes());
    }

    private Counter transitions(UploadSessionStatus to) {
        return meters.counter("upload.session.transitions", "to", name(to));
    }

    private static String name(UploadSessionStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
