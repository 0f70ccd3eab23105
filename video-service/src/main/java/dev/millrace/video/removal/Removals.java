package dev.millrace.video.removal;

import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.video.playback.Invalidations;
import dev.millrace.video.storage.MediaStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Removes objects that the CDN may hold copies of. Thread-safe.
 *
 * <p>why in this order: what is invalidated while storage still has it is cached again by the next player that asks. A crash
 * at any line repeats both steps, and both may be repeated.
 */
@Component
public class Removals implements OutboxSender {

    static final String KIND = "removal";

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final MediaStore store;
    private final Invalidations invalidations;
    private final MeterRegistry meters;
    private final JsonMapper json;

    Removals(Outbox outbox, MediaStore store, Invalidations invalidations, MeterRegistry meters, JsonMapper json) {
        this.outbox = outbox;
        this.store = store;
        this.invalidations = invalidations;
        this.meters = meters;
        this.json = json;
    }

    /**
     * Asks in the current transaction that all under a prefix is removed; it begins within seconds after the commit and is
     * repeated until it succeeded. Nothing under the prefix may be served when it is called.
     *
     * @param prefix of object keys
     */
    public void request(String prefix, Reason reason) {
        outbox.add(KIND, prefix, new Removal(prefix, reason));
    }

    /** Whether a removal of this prefix is requested and not done yet. */
    public boolean isWaiting(String prefix) {
        return outbox.isWaiting(KIND, prefix);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** why: a deleted video plays from the CDN until its removal succeeds. */
    @Override
    public Duration longestBackOff() {
        return LONGEST_BACK_OFF;
    }

    @Override
    public void send(OutboxMessage message) {
        Removal removal = json.readValue(message.payload(), Removal.class);
        int objects = store.purge(removal.prefix());
        invalidations.invalidate(removal.prefix(), message.id());
        meters.counter("video.removed.objects", "reason", removal.reason().name())
                .increment(objects);
    }

    record Removal(String prefix, Reason reason) {}

    /** Why objects are removed. */
    public enum Reason {
        /** Their video was deleted. */
        DELETED,
        /** Another output took their place. */
        SUPERSEDED,
        /** Captions that were replaced or deleted. */
        CAPTIONS,
        /** No video owns them. */
        OWNERLESS
    }
}
