package dev.millrace.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.database.RowsRead;
import dev.millrace.upload.RunningUploadService;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** With very many messages that wait because their receiver was down for hours, no question reads more than a few. */
@RunningUploadService
class ManyMessagesIT {

    private static final int MESSAGES = 100_000;
    private static final int OF_ONE_STATEMENT = 20_000;
    private static final String KIND = "to-one-who-is-down";
    private static final long FEW = 100;

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    ManyMessagesIT(TransactionTemplate transactions, JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Test
    void eachQuestionFindsItsMessagesByAnIndex() {
        Map<String, Long> read = new RowsRead(transactions, jdbc, "outbox").by(this::fill, questions());

        assertThat(read).allSatisfy((title, rows) -> assertThat(rows).as(title).isLessThan(FEW));
    }

    private Map<String, Runnable> questions() {
        OutboxRows rows = new OutboxRows(jdbc);
        Instant now = clock.instant();
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put(
                "due of the kind",
                () -> assertThat(rows.takeOfKind(KIND, now, now.plusSeconds(30)))
                        .isPresent());
        questions.put(
                "due of another",
                () -> assertThat(rows.takeOfKind("another", now, now.plusSeconds(30)))
                        .isEmpty());
        questions.put(
                "due of a subject",
                () -> assertThat(rows.takeOfSubject("no video", now, now.plusSeconds(30)))
                        .isEmpty());
        questions.put(
                "is waiting",
                () -> assertThat(outbox.isWaiting(KIND, "video-7")).isTrue());
        return questions;
    }

    /** Of what the receiver has missed in hours, each twentieth message is due again. */
    private void fill() {
        for (int first = 1; first <= MESSAGES; first += OF_ONE_STATEMENT) {
            insert(first, first + OF_ONE_STATEMENT - 1);
        }
    }

    private void insert(int first, int last) {
        jdbc.sql("""
                        insert into outbox (id, kind, subject, payload, created_at, attempts, next_attempt_at)
                        select gen_random_uuid(), :kind, 'video-' || n, '{}', now() - interval '5 hours', 9,
                            now() + interval '5 minutes' * (random() - (n % 20 = 0)::int)
                        from generate_series(:first, :last) as n
                        """)
                .param("kind", KIND)
                .param("first", first)
                .param("last", last)
                .update();
    }
}
