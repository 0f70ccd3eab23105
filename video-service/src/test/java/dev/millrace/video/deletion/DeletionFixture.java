package dev.millrace.video.deletion;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.access.Access;
import dev.millrace.video.removal.NoRemovals;
import dev.millrace.video.video.VideoLifecycle;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The real deletion, over what is given. */
public final class DeletionFixture {

    private final Deletions deletions;

    public DeletionFixture(
            Access access,
            VideoLifecycle lifecycle,
            Outbox outbox,
            OutboxRelay relay,
            TransactionTemplate transaction) {
        deletions = new Deletions(access, lifecycle, new NoRemovals(), outbox, relay, transaction);
    }

    public void delete(String owner, UUID videoId) {
        deletions.delete(owner, videoId);
    }
}
