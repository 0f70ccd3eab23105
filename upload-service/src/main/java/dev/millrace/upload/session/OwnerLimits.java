package dev.millrace.upload.session;

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
class OwnerLimits {

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
        List<UUID> going = rows.liveOf(ownerId, Limit.of(live));
        if (going.size() >= live) {
            throw new TooManyUploads(
                    "At most " + live + " uploads may go on at a time. Complete or cancel one of those named here.",
                    going.subList(0, Math.min(NAMED, going.size())),
                    TRY_AGAIN);
        }
        Instant yesterday = clock.instant().minus(DAY);
        if (rows.countByOwnerIdAndCreatedAtAfter(ownerId, yesterday) >= properties.dailyPerOwner()) {
            throw new TooManyUploads(
                    "At most " + properties.dailyPerOwner()
                            + " uploads may be opened within 24 hours. Open the next one after Retry-After.",
                    List.of(),
                    TRY_TOMORROW);
        }
        long daily = properties.dailyBytesPerOwner().toBytes();
        if (daily > 0 && rows.bytesOpenedSince(ownerId, yesterday) + sourceSizeBytes > daily) {
            throw new TooManyUploads(
                    "At most " + daily
                            + " bytes may be uploaded within 24 hours. Open the next upload after Retry-After.",
                    List.of(),
                    TRY_TOMORROW);
        }
    }
}
