package dev.millrace.video.deletion;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.removal.Removals;
import dev.millrace.video.video.VideoLifecycle;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The tombstone and everything that must follow from it, as one fact. */
@Service
class Deletions {

    private final Access access;
    private final VideoLifecycle lifecycle;
    private final Removals removals;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final TransactionTemplate transaction;

    Deletions(
            Access access,
            VideoLifecycle lifecycle,
            Removals removals,
            Outbox outbox,
            OutboxRelay relay,
            TransactionTemplate transaction) {
        this.access = access;
        this.lifecycle = lifecycle;
        this.removals = removals;
        this.outbox = outbox;
        this.relay = relay;
        this.transaction = transaction;
    }

    void delete(String ownerId, UUID videoId) {
        access.checkEvenDeleted(ownerId, videoId, Right.ADMINISTER);
        Boolean first = transaction.execute(status -> tombstone(videoId));
        if (Boolean.TRUE.equals(first)) {
            relay.deliverNow(videoId.toString());
        }
    }

    private boolean tombstone(UUID videoId) {
        if (!lifecycle.delete(videoId)) {
            return false;
        }
        outbox.add(UploadServiceNotice.KIND, videoId.toString(), UploadServiceNotice.of(videoId));
        removals.request(ObjectKeys.videoPrefix(videoId), Removals.Reason.DELETED);
        return true;
    }
}
