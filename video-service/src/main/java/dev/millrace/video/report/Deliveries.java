package dev.millrace.video.report;

import dev.millrace.common.pass.OldRows;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers processed webhooks. A concurrent duplicate blocks until the first transaction ends. */
@Component
class Deliveries implements Pass {

    /** why: senders repeat for 24 h. */
    private static final Duration REMEMBERED = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.clock = clock;
    }

    /** Acts in one transaction with the note that it was done; does nothing when the note is there. */
    @Transactional
    public void once(Topic topic, String webhookId, Runnable act) {
        boolean first = jdbc.sql(
                                "insert into webhook_deliveries (webhook_id, topic, received_at) values (?, ?, ?) on conflict do nothing")
                        .params(webhookId, topic.name(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
        count(topic, first ? "accepted" : "repeated");
        if (first) {
            act.run();
        }
    }

    /** Whether it was acted on already: spares slow checks, decides nothing. */
    boolean isKnown(String webhookId) {
        return jdbc.sql("select count(*) from webhook_deliveries where webhook_id = ?")
                        .param(webhookId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void count(Topic topic, String outcome) {
        meters.counter("video.webhook.deliveries", "topic", topic.name(), "outcome", outcome)
                .increment();
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1), "webhook-deliveries").firstAfter(Duration.ofMinutes(10));
    }

    @Override
    public void pass() {
        new OldRows(jdbc, "webhook_deliveries", "received_at")
                .deleteBefore(clock.instant().minus(REMEMBERED));
    }
}
