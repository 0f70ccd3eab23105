package dev.millrace.video.job;

import dev.millrace.common.signal.DatabaseReadings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What waits for workers, and what they have. The queue's own numbers mislead: it counts copies, and a message that is sent again is young. All
 * instances read the same rows, so whoever reads the series takes the maximum.
 */
@Component
class Backlog {

    private final JdbcClient jdbc;
    private final DatabaseReadings readings;

    Backlog(JdbcClient jdbc, DatabaseReadings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.readings = readings;
        register(meters, "video.jobs.waiting", null, Backlog::waiting);
        register(meters, "video.jobs.waiting.bytes", "bytes", Backlog::waitingBytes);
        register(meters, "video.jobs.oldest.seconds", "seconds", Backlog::oldestSeconds);
        register(meters, "video.jobs.claimed", null, Backlog::claimed);
    }

    private void register(MeterRegistry meters, String name, @Nullable String unit, ToDoubleFunction<Backlog> reading) {
        Gauge.builder(name, this, reading).baseUnit(unit).register(meters);
    }

    /** Jobs and tasks that no worker has. */
    double waiting() {
        return number("select count(*) from waiting_work");
    }

    /** Bytes of their sources; a task counts for its part of one. */
    double waitingBytes() {
        return number("select coalesce(sum(bytes), 0) from waiting_work");
    }

    /** Seconds since the oldest of these jobs was enqueued. Tasks have none: their job is at work. */
    double oldestSeconds() {
        return number("select coalesce(extract(epoch from now() - min(queued_at)), 0) from waiting_work");
    }

    /** Jobs and tasks that a worker has. A lease that lapsed is nobody's. */
    double claimed() {
        return number("select (select count(*) from transcode_jobs where state = 'CLAIMED' and lease_until > now())"
                + " + (select count(*) from transcode_tasks where state = 'CLAIMED' and lease_until > now())");
    }

    private double number(String query) {
        return readings.read(() -> jdbc.sql(query).query(Double.class).single());
    }
}
