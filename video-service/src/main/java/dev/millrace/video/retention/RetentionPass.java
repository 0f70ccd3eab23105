package dev.millrace.video.retention;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Removes what is due of one kind, some at a time.
 *
 * @param name of the kind: its lock and its metric
 * @param due at most so many of those to be looked at
 * @param removal looks at one, and requests its removal with whatever notes it in one transaction
 */
record RetentionPass<T>(String name, IntFunction<List<T>> due, Consumer<T> removal, RetentionProperties properties)
        implements Pass {

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.every(), name);
    }

    @Override
    public void pass() {
        due.apply(properties.batch()).forEach(removal);
    }
}
