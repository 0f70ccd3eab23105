package dev.millrace.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RunningUploadService
class OutboxRowsIT {

    /** why: the service's own relay delivers kinds that it has a sender for. */
    private static final String KIND = "nobody-sends-it";

    private final String subject = UUID.randomUUID().toString();
    private final OutboxRows rows;
    private final Instant added;

    OutboxRowsIT(Outbox outbox, TransactionTemplate transactions, JdbcClient jdbc) {
        rows = new OutboxRows(jdbc);
        transactions.executeWithoutResult(transaction -> outbox.add(KIND, subject, "a message"));
        added = jdbc.sql("select created_at from outbox where subject = ?")
                .param(subject)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void theSteadyPassLeavesANewMessageToWhoAddedIt() {
        Instant soon = added.plus(Outbox.FIRST).minusMillis(1);

        assertThat(rows.takeOfKind(KIND, soon, soon.plusSeconds(30))).isEmpty();
        assertThat(rows.takeOfSubject(subject, soon, soon.plusSeconds(30))).isPresent();
    }

    @Test
    void theSteadyPassTakesWhatNobodyDelivered() {
        Instant later = added.plus(Outbox.FIRST);

        assertThat(rows.takeOfKind(KIND, later, later.plusSeconds(30)))
                .map(taken -> taken.message().subject())
                .contains(subject);
    }

    @Test
    void aMessageIsInOneRelaysHandsAtATime() {
        Instant later = added.plus(Outbox.FIRST);
        rows.takeOfSubject(subject, later, later.plusSeconds(30));

        assertThat(rows.takeOfSubject(subject, later, later.plusSeconds(30))).isEmpty();
        assertThat(rows.takeOfSubject(subject, later.plusSeconds(30), later.plusSeconds(60)))
                .isPresent();
    }
}
