package dev.millrace.common.outbox;

import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Stores messages in the transaction of the fact that they report. Thread-safe. */
public class Outbox {

    /** Grace period in which only the adding request delivers the message, in order; after it the relay's pass may. */
    static final Duration FIRST = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Traces traces;
    private final Clock clock;

    /** @param jdbc on the service's own schema */
    public Outbox(JdbcClient jdbc, JsonMapper json, Ids ids, Traces traces, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.traces = traces;
        this.clock = clock;
    }

    /**
     * Adds a message with a new id and the current trace.
     *
     * @param kind which {@link OutboxSender} delivers it
     * @param subject messages of one kind and subject go out in the order added
     * @param body written as JSON
     * @return the message's id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID add(String kind, String subject, Object body) {
        UUID id = ids.next();
        add(new OutboxMessage(id, kind, subject, json.writeValueAsString(body), traces.current()));
        return id;
    }

    /** Adds a message with an id chosen by the caller. Adding the same id twice is a programming error. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(OutboxMessage message) {
        Instant now = clock.instant();
        jdbc.sql("insert into outbox (id, kind, subject, payload, traceparent, created_at, next_attempt_at) "
                        + "values (:id, :kind, :subject, :payload, :traceparent, :now, :due)")
                .param("id", message.id())
                .param("kind", message.kind())
                .param("subject", message.subject())
                .param("payload", message.payload())
                .param("traceparent", message.traceparent(), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.plus(FIRST)))
                .update();
    }

    /** Whether a message of this kind and subject is still undelivered. Dead messages do not count. */
    public boolean isWaiting(String kind, String subject) {
        return jdbc.sql("select exists (select 1 from outbox where kind = ? and subject = ? and dead_at is null)")
                .params(kind, subject)
                .query(Boolean.class)
                .single();
    }
}
