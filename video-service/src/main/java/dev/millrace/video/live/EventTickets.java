package dev.millrace.video.live;

import dev.millrace.common.pass.OldRows;
import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tickets that open one event stream each, for clients that cannot send a header. The table has only their hashes, and one
 * statement takes a ticket out of it, so that a ticket opens one stream on whichever instance.
 */
@Repository
class EventTickets implements Pass {

    /** How long a ticket waits for its stream. */
    static final Duration LIFE = Duration.ofSeconds(60);

    /** Unused tickets of one owner; a further one takes the place of the oldest. */
    static final int MOST_PER_OWNER = 20;

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Clock clock;

    EventTickets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param streamUntil when a stream that the ticket opens must end */
    @Transactional
    public EventTicket issue(String ownerId, Instant streamUntil) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("insert into event_tickets (hash, owner_id, stream_until, expires_at) values (?, ?, ?, ?)")
                .params(hash(ticket), ownerId, Timestamp.from(streamUntil), Timestamp.from(expiresAt))
                .update();
        jdbc.sql("""
                        delete from event_tickets where owner_id = :owner and hash not in
                        (select hash from event_tickets where owner_id = :owner order by expires_at desc limit :most)
                        """).param("owner", ownerId).param("most", MOST_PER_OWNER).update();
        return new EventTicket(ticket, expiresAt, LIFE.toSeconds());
    }

    /** Uses a ticket up; empty when it is unknown, used or expired. */
    @Transactional
    public Optional<Redeemed> redeem(String ticket) {
        return jdbc.sql("delete from event_tickets where hash = ? and expires_at > ? returning owner_id, stream_until")
                .params(hash(ticket), Timestamp.from(clock.instant()))
                .query((row, number) -> new Redeemed(
                        row.getString("owner_id"),
                        row.getTimestamp("stream_until").toInstant()))
                .optional();
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofMinutes(1), "prune-event-tickets").firstAfter(Duration.ofMinutes(1));
    }

    @Override
    public void pass() {
        new OldRows(jdbc, "event_tickets", "expires_at").deleteBefore(clock.instant());
    }

    private static byte[] hash(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a used ticket says. */
    record Redeemed(String ownerId, Instant streamUntil) {}
}
