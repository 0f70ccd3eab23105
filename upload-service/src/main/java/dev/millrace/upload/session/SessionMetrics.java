package dev.millrace.upload.session;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts what happens to sessions; tags come from the closed list of statuses. */
@Component
class SessionMetrics {

    private final MeterRegistry meters;
    private final Clock clock;

    SessionMetrics(MeterRegistry meters, SessionRows rows, Clock clock) {
        this.meters = meters;
        this.clock = clock;
        meters.gauge("upload.sessions.live", rows, found -> (double) found.countLive());
    }

    /** The session has just reached its status. */
    void moved(UploadSession session) {
        String status = session.status().name().toLowerCase(Locale.ROOT);
        meters.counter("upload.session.transitions", "to", status).increment();
        if (session.status().isFinal()) {
            meters.timer("upload.session.duration", "outcome", status)
                    .record(Duration.between(session.createdAt(), clock.instant()));
        }
    }

    void completed(UploadSession session) {
        meters.counter("upload.bytes.completed").increment((double) session.totalBytes());
    }
}
