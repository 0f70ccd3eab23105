package dev.millrace.upload.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessionStatus;
import dev.millrace.upload.session.UploadSessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that others fill our database with are such as we read. All of it is rolled back. */
@RunningUploadService
class LibraryIT {

    private static final String AGENCY = "agency-of-a-library";

    private final UploadSessions sessions;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;

    LibraryIT(UploadSessions sessions, JdbcTemplate database, TransactionTemplate transactions) {
        this.sessions = sessions;
        this.database = database;
        this.transactions = transactions;
    }

    @Test
    void aLibraryIsReadAsOurOwn() {
        transactions.executeWithoutResult(status -> {
            fill(1, 1000);

            UUID video = database.queryForObject("select md5('video' || 10)::uuid", UUID.class);
            assertThat(sessions.ofVideo(AGENCY, video))
                    .singleElement()
                    .returns(UploadSessionStatus.COMPLETED, UploadSession::status)
                    .returns(1_000_010L, UploadSession::totalBytes);
            status.setRollbackOnly();
        });
    }

    private void fill(int from, int to) {
        try {
            database.execute(new ClassPathResource("library.sql", LibraryIT.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace(":from", String.valueOf(from))
                    .replace(":to", String.valueOf(to))
                    .replace(":owners", "100")
                    .replace(":agency", AGENCY));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
