package dev.millrace.explore;

import dev.millrace.common.outbox.Outbox;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** An outbox that says what was put into it when the transaction commits. */
final class MemoryOutbox extends Outbox {

    private final Memory memory;
    private final BiConsumer<String, Object> said;
    private final BooleanSupplier waiting;

    MemoryOutbox(Memory memory, BiConsumer<String, Object> said, BooleanSupplier waiting) {
        super(null, null, null, null, Scene.CLOCK);
        this.memory = memory;
        this.said = said;
        this.waiting = waiting;
    }

    @Override
    public UUID add(String kind, String subject, Object body) {
        memory.onCommit(() -> said.accept(kind, body));
        return Scene.VIDEO;
    }

    @Override
    public boolean isWaiting(String kind, String subject) {
        return waiting.getAsBoolean();
    }
}
