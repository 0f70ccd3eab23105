package dev.millrace.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import java.time.Instant;
import java.util.Optional;
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
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final Instant added;

    OutboxRowsIT(Outbox outbox, TransactionTemplate transactions, JdbcClient jdbc) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.jdbc = jdbc;
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

    @Test
    void whatWasDeliveredIsRemovedWithTheTakeOfTheNextInItsOrder() {
        transactions.executeWithoutResult(transaction -> outbox.add(KIND, subject, "the next"));
        Instant later = added.plus(Outbox.FIRST);
        UUID first = taken(rows.takeOfSubject(subject, later, later.plusSeconds(30)));
        assertThat(rows.takeOfSubject(subject, later, later.plusSeconds(30))).isEmpty();

        UUID next = taken(rows.takeOfSubject(first, subject, later, later.plusSeconds(30)));
        assertThat(next).isNotEqualTo(first);
        assertThat(rows.takeOfSubject(next, subject, later, later.plusSeconds(30)))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from outbox where subject = ?")
                        .param(subject)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static UUID taken(Optional<OutboxRows.Taken> message) {
        return message.orElseThrow().message().id();
    }
}
