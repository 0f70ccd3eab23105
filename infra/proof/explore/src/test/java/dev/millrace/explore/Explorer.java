package dev.millrace.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Walks through all states that can be reached, breadth first, so that the first violation comes with a shortest way to it.
 * Threads share a level and each has its own world.
 */
final class Explorer {

    private static final int CHUNK = 64;

    private final Scope scope;
    private final Mutation mutation;
    private final int most;
    private final long deadline;
    private final List<Event> events;
    private final Found found;
    private final AtomicInteger checked = new AtomicInteger();
    private final AtomicLong steps = new AtomicLong();
    private final AtomicReference<Counterexample> counterexample = new AtomicReference<>();

    private Explorer(Scope scope, Mutation mutation, int most, Duration limit) {
        this.scope = scope;
        this.mutation = mutation;
        this.most = most;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.events = scope.events();
        this.found = new Found(scope.beginning());
    }

    /**
     * Walks until nothing new is found, a violation is, or it is enough.
     *
     * @param most states to check at most
     */
    static Result explore(Scope scope, Mutation mutation, int most, int threads, Duration limit)
            throws InterruptedException {
        long began = System.nanoTime();
        Explorer explorer = new Explorer(scope, mutation, most, limit);
        int depth = explorer.walk(threads);
        return explorer.result(depth, Duration.ofNanos(System.nanoTime() - began));
    }

    private int walk(int threads) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Checked> worlds = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                worlds.add(new Checked(new World(mutation)));
            }
            return walk(executor, worlds);
        } finally {
            executor.shutdownNow();
        }
    }

    private int walk(ExecutorService executor, List<Checked> worlds) throws InterruptedException {
        int depth = 0;
        int from = 0;
        int to = found.size();
        while (from < to && !isOver()) {
            AtomicInteger next = new AtomicInteger(from);
            int end = to;
            List<Callable<Void>> work = new ArrayList<>();
            for (Checked world : worlds) {
                work.add(() -> level(world, next, end));
            }
            for (Future<Void> done : executor.invokeAll(work)) {
                await(done);
            }
            from = to;
            to = found.size();
            depth++;
        }
        return depth;
    }

    private static void await(Future<Void> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Void level(Checked world, AtomicInteger next, int end) {
        Found.Batch batch = new Found.Batch();
        int from = next.getAndAdd(CHUNK);
        while (from < end && !isOver()) {
            for (int index = from; index < Math.min(end, from + CHUNK) && !isOver(); index++) {
                expand(world, index, batch);
            }
            found.add(batch);
            batch.clear();
            from = next.getAndAdd(CHUNK);
        }
        return null;
    }

    private boolean isOver() {
        return counterexample.get() != null || checked.get() >= most || System.nanoTime() > deadline;
    }

    private void expand(Checked world, int index, Found.Batch batch) {
        State state = found.state(index);
        int done = 0;
        String last = "looking at it";
        try {
            Invariants.check(state);
            for (int event = 0; event < events.size(); event++) {
                Event tried = events.get(event);
                if (Possible.is(state, tried)) {
                    last = tried.toString();
                    State after = world.apply(state, tried);
                    done++;
                    if (!after.equals(state)) {
                        batch.add(after, index, event);
                    }
                }
            }
            last = "waiting for it to come to rest";
            world.rest(state);
        } catch (AssertionError | RuntimeException e) {
            tell(new Counterexample(found.way(index, events), last, state, e));
        }
        steps.addAndGet(done);
        checked.incrementAndGet();
    }

    // why: of two threads on the same level the shorter way wins, and it is as short as any
    private void tell(Counterexample other) {
        counterexample.accumulateAndGet(
                other,
                (known, given) ->
                        known == null || given.way().size() < known.way().size() ? given : known);
    }

    private Result result(int depth, Duration took) {
        boolean complete = counterexample.get() == null && checked.get() == found.size();
        return new Result(
                scope,
                found.size(),
                checked.get(),
                steps.get(),
                depth,
                complete,
                took,
                Optional.ofNullable(counterexample.get()));
    }

    /**
     * What came of it.
     *
     * @param found different states seen
     * @param checked those whose every event was tried, and that were brought to rest
     * @param steps events tried
     * @param depth longest way, in events
     * @param isComplete whether there is nothing else within the bounds
     */
    record Result(
            Scope scope,
            int found,
            int checked,
            long steps,
            int depth,
            boolean isComplete,
            Duration took,
            Optional<Counterexample> counterexample) {

        /** One line for people. */
        String line() {
            return "%-9s %,11d states checked, %,11d found%s, %,13d events tried, depth %2d, %5.1f s, %s"
                    .formatted(
                            scope,
                            checked,
                            found,
                            isComplete ? " (all there are)" : "",
                            steps,
                            depth,
                            took.toMillis() / 1000.0,
                            counterexample.isEmpty() ? "0 violations" : "1 VIOLATION");
        }
    }

    /**
     * A way to something that must not be.
     *
     * @param way from the beginning
     * @param last what was tried then
     */
    record Counterexample(List<Event> way, String last, State state, Throwable what) {

        /** Lines for people. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("Violation: " + what.getMessage());
            way.forEach(event -> lines.add("  " + event));
            lines.add("  " + last);
            lines.add("State before the last: " + state);
            if (!(what instanceof AssertionError)) {
                lines.add("Thrown: " + what);
            }
            return lines;
        }
    }
}
