package dev.millrace.common.testing;

import dev.millrace.common.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** An outbox that tells what was put into it when the transaction commits. */
public final class InMemoryOutbox extends Outbox {

    private static final UUID ANY = new UUID(0, 0);

    private final InMemoryDatabase database;
    private final BiConsumer<String, Object> announced;
    private final BooleanSupplier waiting;

    /**
     * @param announced gets the kind and body of each message
     * @param waiting whether a message of any subject was not delivered yet
     */
    public InMemoryOutbox(
            InMemoryDatabase database, Clock clock, BiConsumer<String, Object> announced, BooleanSupplier waiting) {
        super(null, null, null, null, clock);
        this.database = database;
        this.announced = announced;
        this.waiting = waiting;
    }

    @Override
    public UUID add(String kind, String subject, Object body) {
        database.onCommit(() -> announced.accept(kind, body));
        return ANY;
    }

    @Override
    public boolean isWaiting(String kind, String subject) {
        return waiting.getAsBoolean();
    }
}
