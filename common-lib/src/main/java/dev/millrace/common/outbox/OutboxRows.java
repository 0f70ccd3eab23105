package dev.millrace.common.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of the relay: one statement per step, each its own transaction. */
final class OutboxRows {

    /**
     * why: claiming a row moves its next attempt past the sender's timeout instead of holding a lock. No lock is held during
     * a network call, and a relay that dies releases its rows by itself.
     */
    private static final String TAKE = """
            update outbox set attempts = attempts + 1, next_attempt_at = :until
            where id = (
                select o.id from outbox o
                where o.dead_at is null and %s
                  and not exists (
                      select 1 from outbox earlier
                      where earlier.subject = o.subject and earlier.kind = o.kind
                        and earlier.sequence < o.sequence and earlier.dead_at is null%s)
                order by o.next_attempt_at, o.sequence
                for update skip locked
                limit 1)
            returning id, kind, subject, payload, traceparent, created_at, attempts
            """;

    // why two: a plan for either query could use neither index
    private static final String OF_KIND = "o.kind = :of and o.next_attempt_at <= :now";

    private static final String OF_SUBJECT = "o.subject = :of and (o.next_attempt_at <= :now or o.attempts = 0)";

    private static final Statements TAKE_OF_KIND = Statements.of(OF_KIND);
    private static final Statements TAKE_OF_SUBJECT = Statements.of(OF_SUBJECT);

    private final JdbcClient jdbc;

    OutboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims the next due message of a kind until {@code until}. */
    Optional<Taken> takeOfKind(String kind, Instant now, Instant until) {
        return take(TAKE_OF_KIND.take(), kind, now, until);
    }

    /** The same, after a delivery: one statement removes the delivered message and claims the next. */
    Optional<Taken> takeOfKind(UUID delivered, String kind, Instant now, Instant until) {
        return takeAfter(delivered, TAKE_OF_KIND.takeAfter(), kind, now, until);
    }

    /** Claims the next new or due message of a subject until {@code until}. */
    Optional<Taken> takeOfSubject(String subject, Instant now, Instant until) {
        return take(TAKE_OF_SUBJECT.take(), subject, now, until);
    }

    /** The same, after a delivery: one statement removes the delivered message and claims the next. */
    Optional<Taken> takeOfSubject(UUID delivered, String subject, Instant now, Instant until) {
        return takeAfter(delivered, TAKE_OF_SUBJECT.takeAfter(), subject, now, until);
    }

    private Optional<Taken> take(String statement, String of, Instant now, Instant until) {
        return jdbc.sql(statement)
                .param("of", of)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, number) -> taken(row))
                .optional();
    }

    private Optional<Taken> takeAfter(UUID delivered, String statement, String of, Instant now, Instant until) {
        return jdbc.sql(statement)
                .param("delivered", delivered)
                .param("of", of)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((row, number) -> taken(row))
                .optional();
    }

    void repeatAt(UUID id, Instant at, String error) {
        jdbc.sql("update outbox set next_attempt_at = ?, last_error = ? where id = ?")
                .params(Timestamp.from(at), error, id)
                .update();
    }

    void dead(UUID id, Instant now, String error) {
        jdbc.sql("update outbox set dead_at = ?, last_error = ? where id = ?")
                .params(Timestamp.from(now), error, id)
                .update();
    }

    /** When the oldest undelivered message was added. */
    Optional<Instant> oldest() {
        return jdbc.sql("select min(created_at) as oldest from outbox where dead_at is null")
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("oldest")))
                .single()
                .map(Timestamp::toInstant);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        OutboxMessage message = new OutboxMessage(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("payload"),
                row.getString("traceparent"));
        return new Taken(message, row.getTimestamp("created_at").toInstant(), row.getInt("attempts"));
    }

    /** A message claimed by this relay. */
    record Taken(OutboxMessage message, Instant createdAt, int attempts) {}

    /**
     * The statements that claim the next message of a kind or of a subject.
     *
     * @param takeAfter also removes the one that was delivered
     */
    private record Statements(String take, String takeAfter) {

        static Statements of(String condition) {
            // why excluded: the whole statement sees the table as it was, with the delivered message in it
            return new Statements(
                    TAKE.formatted(condition, ""),
                    "with delivered as (delete from outbox where id = :delivered)\n"
                            + TAKE.formatted(condition + " and o.id <> :delivered", " and earlier.id <> :delivered"));
        }
    }
}
