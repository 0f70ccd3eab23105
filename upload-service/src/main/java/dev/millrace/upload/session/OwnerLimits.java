package dev.millrace.upload.session;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How much one owner may upload at a time and per day. */
@Component
public class OwnerLimits {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);
    private static final Duration TRY_TOMORROW = Duration.ofHours(1);

    private static final int NAMED = 100;

    private final SessionRows rows;
    private final JdbcClient jdbc;
    private final SessionProperties properties;
    private final Clock clock;

    OwnerLimits(SessionRows rows, JdbcClient jdbc, SessionProperties properties, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** Until the transaction ends, no other call opens a session of this owner, so the count of {@link #check} stays true. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(String ownerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('millrace upload owner ' || ?, 0))")
                .param(ownerId)
                .query((row, number) -> number)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void check(String ownerId, long sourceSizeBytes) {
        int live = properties.livePerOwner();
        Held held = lastDay(ownerId);
        if (held.live() >= live) {
            List<UUID> going = rows.liveOf(ownerId, Limit.of(live));
            throw new TooManyUploads(
                    "At most " + live + " uploads may go on at a time. Complete or cancel one of those named here.",
                    going.subList(0, Math.min(NAMED, going.size())),
                    TRY_AGAIN);
        }
        if (held.opened() >= properties.dailyPerOwner()) {
            throw new TooManyUploads(
                    "At most " + properties.dailyPerOwner()
                            + " uploads may be opened within 24 hours. Open the next one after Retry-After.",
                    List.of(),
                    TRY_TOMORROW);
        }
        long daily = properties.dailyBytesPerOwner().toBytes();
        if (daily > 0 && held.bytes() + sourceSizeBytes > daily) {
            throw new TooManyUploads(
                    "At most " + daily
                            + " bytes may be uploaded within 24 hours. Open the next upload after Retry-After.",
                    List.of(),
                    TRY_TOMORROW);
        }
    }

    /** What counts against the limits now. */
    public Held lastDay(String ownerId) {
        return held(ownerId, clock.instant().minus(DAY));
    }

    Held held(String ownerId, Instant since) {
        return jdbc.sql("""
                        select
                            (select count(*) from (
                                select 1 from upload_sessions
                                where owner_id = :owner and status in ('INITIATED', 'IN_PROGRESS', 'PAUSED')
                                limit :live) as going) as live,
                            count(*) as opened,
                            coalesce(sum(total_bytes), 0) as bytes
                        from upload_sessions where owner_id = :owner and created_at > :since
                        """)
                .param("owner", ownerId)
                .param("live", properties.livePerOwner())
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Held(row.getLong("live"), row.getLong("opened"), row.getLong("bytes")))
                .single();
    }

    /**
     * What counts against an owner's limits.
     *
     * @param live live sessions, counted up to the limit
     * @param opened sessions created since
     * @param bytes declared bytes of those
     */
    public record Held(long live, long opened, long bytes) {}
}
