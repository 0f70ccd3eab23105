package dev.millrace.upload.session;

import dev.millrace.common.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads sessions for signing: one plain select per call, and seldom a write. */
@Component
public class SendingSessions {

    private final JdbcClient jdbc;
    private final UploadSessions sessions;
    private final SessionProperties properties;
    private final Clock clock;

    SendingSessions(JdbcClient jdbc, UploadSessions sessions, SessionProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
    }

    /** The caller's session. @throws NotFound when it does not exist or another owner has it */
    public SendingSession owned(String ownerId, UUID id) {
        return find(id).filter(session -> session.ownerId().equals(ownerId))
                .orElseThrow(() -> new NotFound("upload session"));
    }

    Optional<SendingSession> find(UUID id) {
        return jdbc.sql(
                        "select id, owner_id, status, source_file_key, provider_upload_id, total_bytes, part_size_bytes, "
                                + "updated_at from upload_sessions where id = ?")
                .param(id)
                .query(SendingSessions::read)
                .optional();
    }

    /**
     * Parts were asked for: the first time makes it IN_PROGRESS, and activity prolongs its life. Writes only when needed.
     *
     * @return its current status if it had to be written, else the one that was read
     */
    public UploadSessionStatus partsAskedFor(SendingSession seen) {
        Instant now = clock.instant();
        boolean isRecent = seen.updatedAt().plus(properties.touchEvery()).isAfter(now);
        return seen.status() != UploadSessionStatus.INITIATED && isRecent
                ? seen.status()
                : sessions.partsAskedFor(seen.id()).status();
    }

    private static SendingSession read(ResultSet row, int number) throws SQLException {
        return new SendingSession(
                row.getObject("id", UUID.class),
                row.getString("owner_id"),
                UploadSessionStatus.valueOf(row.getString("status")),
                row.getString("source_file_key"),
                row.getString("provider_upload_id"),
                row.getLong("total_bytes"),
                row.getLong("part_size_bytes"),
                row.getTimestamp("updated_at").toInstant());
    }
}
