package dev.millrace.proof.bench.api;

import dev.millrace.proof.bench.api.Phones.Draft;
import dev.millrace.proof.bench.api.Phones.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Videos and sessions that calls need, created before the measurement. Used by one thread. */
final class Prepared {

    private static final int WIDTH = 8;

    private final Phones phones;

    Prepared(Phones phones) {
        this.phones = phones;
    }

    /** New videos, each without a session. */
    List<Draft> drafts(int count) throws InterruptedException {
        return BoundedParallel.run(count, WIDTH, number -> phones.create());
    }

    /** New sessions. */
    List<Session> sessions(int count) throws InterruptedException {
        return BoundedParallel.run(count, WIDTH, number -> phones.create().thenCompose(phones::open));
    }

    /** New sessions whose only part is uploaded. */
    List<Session> sent(int count) throws InterruptedException {
        return BoundedParallel.run(
                count,
                WIDTH,
                number -> phones.create().thenCompose(phones::open).thenCompose(phones::sendPart));
    }

    /** Cycles through the items. */
    static <T> Supplier<T> inTurn(List<T> all) {
        List<T> copy = new ArrayList<>(all);
        return new Supplier<>() {
            private int next;

            @Override
            public T get() {
                return copy.get(next++ % copy.size());
            }
        };
    }
}
