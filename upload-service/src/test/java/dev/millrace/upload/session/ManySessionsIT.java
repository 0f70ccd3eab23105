package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.RowsRead;
import dev.millrace.upload.RunningUploadService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With very many sessions, one owner having a tenth of them, no question reads more than a few. All of it is rolled back. */
@RunningUploadService
class ManySessionsIT {

    private static final int SESSIONS = 100_000;
    private static final int OF_ONE_STATEMENT = 20_000;
    private static final String AGENCY = "agency-of-many";
    private static final int PASS = 100;

    /** All live ones, and what a pass takes. */
    private static final long FEW = 2_000;

    private final UploadSessions sessions;
    private final UnfinishedSessions unfinished;
    private final SessionRows rows;
    private final OwnerLimits limits;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ManySessionsIT(
            UploadSessions sessions,
            UnfinishedSessions unfinished,
            SessionRows rows,
            OwnerLimits limits,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.sessions = sessions;
        this.unfinished = unfinished;
        this.rows = rows;
        this.limits = limits;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Test
    void eachQuestionFindsItsSessionsByAnIndex() {
        Map<String, Long> read = new RowsRead(transactions, jdbc, "upload_sessions").by(this::fill, questions());
        assertThat(read).allSatisfy((title, rows) -> assertThat(rows).as(title).isLessThan(FEW));
    }

    private Map<String, Runnable> questions() {
        Instant now = clock.instant();
        Instant aMinuteAgo = now.minus(Duration.ofMinutes(1));
        UUID videoId = UUID.randomUUID();
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("of a video", () -> sessions.ofVideo(AGENCY, videoId));
        questions.put("live of a video", () -> rows.findByVideoIdAndStatusIn(videoId, UploadSessions.LIVE));
        questions.put("limits", () -> limits.check(AGENCY, 1));
        questions.put("live", () -> rows.countLive());
        questions.put("expired", () -> unfinished.expired(PASS));
        questions.put("half opened", () -> unfinished.halfOpened(aMinuteAgo, PASS));
        questions.put("half completed", () -> unfinished.halfCompleted(aMinuteAgo, PASS));
        questions.put("ended with storage", () -> unfinished.endedWithStorageOpen(aMinuteAgo, PASS));
        questions.put("multipart", () -> unfinished.isLiveMultipart("no such multipart"));
        return questions;
    }

    private void fill() {
        for (int first = 1; first <= SESSIONS; first += OF_ONE_STATEMENT) {
            insert(first, first + OF_ONE_STATEMENT - 1);
        }
    }

    private void insert(int first, int last) {
        jdbc.sql("""
                        insert into upload_sessions (id, video_id, owner_id, provider, provider_upload_id, status,
                            source_file_key, source_mime, part_size_bytes, total_bytes, bytes_uploaded, job_id, storage_open,
                            created_at, updated_at, expires_at)
                        select gen_random_uuid(), gen_random_uuid(),
                            case when n % 10 = 0 then :agency else 'owner-of-few-' || n % 5000 end,
                            'S3_MULTIPART', 'many-' || n, case when is_live then 'IN_PROGRESS' else 'COMPLETED' end,
                            'videos/' || n, 'video/mp4', 5242880, 1000, 1000, case when not is_live then gen_random_uuid() end,
                            is_live, at, at, at + interval '7 days'
                        from (select n, n % 1000 = 1 as is_live,
                                now() - case when n % 1000 = 1 then interval '1 day' else interval '1 year' end * random() as at
                            from generate_series(:first, :last) as n) as placed
                        """)
                .param("agency", AGENCY)
                .param("first", first)
                .param("last", last)
                .update();
    }
}
