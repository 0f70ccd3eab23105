package dev.millrace.video.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.database.RowsRead;
import dev.millrace.common.page.Cursor;
import dev.millrace.video.RunningService;
import dev.millrace.video.catalog.ListFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With very many videos, half of them one owner's, no question reads more than a few. All of it is rolled back. */
class ManyVideosIT {

    private static final Logger log = LoggerFactory.getLogger(ManyVideosIT.class);

    private static final int VIDEOS = 200_000;
    private static final int OF_ONE_STATEMENT = 20_000;
    private static final String AGENCY = "agency-of-many";
    private static final int PAGE = 21;
    private static final long SOURCE_BYTES = 1000;

    /** A page, and what lies between its rows. */
    private static final long FEW = 2_000;

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();
    private final TransactionTemplate transactions = service.bean(TransactionTemplate.class);
    private final Videos videos = service.bean(Videos.class);
    private final VideoTable table = service.bean(VideoTable.class);
    private final ListFixture items = new ListFixture(service);

    @Test
    void eachQuestionFindsItsVideosByAnIndex() {
        Map<String, Long> read =
                new RowsRead(transactions, jdbc, "videos", "owner_sources").by(this::fill, questions());
        log.info("Rows read: {}", read);
        assertThat(read).allSatisfy((title, rows) -> assertThat(rows).as(title).isLessThan(FEW));
    }

    private Map<String, Runnable> questions() {
        Instant now = service.bean("clock", Clock.class).instant();
        Instant halfAYearAgo = now.minus(Duration.ofDays(180));
        UUID id = UUID.randomUUID();
        Cursor middle = new Cursor(halfAYearAgo, id);
        List<VideoStatus> all = List.of(VideoStatus.values());
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("first page", () -> items.first(AGENCY, all, PAGE));
        questions.put("page in the middle", () -> items.after(middle, AGENCY, all, PAGE));
        for (VideoStatus status : VideoStatus.values()) {
            questions.put("first page, " + status, () -> items.first(AGENCY, List.of(status), PAGE));
            questions.put("page in the middle, " + status, () -> items.after(middle, AGENCY, List.of(status), PAGE));
        }
        questions.put("moving", () -> videos.moving(AGENCY, Limit.of(100)));
        questions.put("transcoding", () -> videos.transcodingSince(now, Limit.of(50)));
        questions.put("failed", () -> videos.failedAfter(FailReason.TIMED_OUT, halfAYearAgo, id, now, Limit.of(50)));
        questions.put("ready among", () -> videos.readyAmong(List.of(id, UUID.randomUUID())));
        questions.put(
                "source bytes",
                () -> assertThat(table.sourceBytes(AGENCY, id)).isEqualTo(98 * VIDEOS / 2 / 100 * SOURCE_BYTES));
        return questions;
    }

    private void fill() {
        for (int first = 1; first <= VIDEOS; first += OF_ONE_STATEMENT) {
            insert(first, first + OF_ONE_STATEMENT - 1);
        }
    }

    private void insert(int first, int last) {
        jdbc.sql("""
                        insert into videos (id, owner_id, title, source_mime, source_size_bytes, source_file_key,
                            duration_seconds, status, status_since, fail_reason, version, created_at, updated_at)
                        select gen_random_uuid(), case when n % 2 = 0 then :agency else 'owner-of-few-' || n % 5000 end,
                            'a tour', 'video/mp4', :bytes, case when status <> 'DRAFT' then 'videos/' || n end,
                            case when status = 'READY' then 60 end, status, at,
                            case when status = 'FAILED' then 'TIMED_OUT' end, 0, at, at
                        from (select n, status, now() - interval '1 year' * random() as at
                            from (select n, case when n % 1000 < 950 then 'READY' when n % 1000 < 970 then 'FAILED'
                                    when n % 1000 < 990 then 'DRAFT' when n % 1000 < 995 then 'UPLOADING'
                                    else 'TRANSCODING' end as status
                                from generate_series(:first, :last) as n) as numbered) as placed
                        """)
                .param("agency", AGENCY)
                .param("bytes", SOURCE_BYTES)
                .param("first", first)
                .param("last", last)
                .update();
    }
}
