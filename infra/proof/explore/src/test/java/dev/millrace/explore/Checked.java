package dev.millrace.explore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A world that is compared with the model at every step. For one thread. */
final class Checked {

    /** why: the longest way to rest uses up three attempts, and each may need a round. */
    private static final int MOST_ROUNDS = 8;

    private static final int MOST_REMEMBERED = 200_000;

    private final World world;

    /** Some of those that come to rest: many ways lead through one state. */
    private final Set<State> resting = new HashSet<>();

    Checked(World world) {
        this.world = world;
    }

    private World.Step step(State before, Event event) {
        World.Step expected = Model.expected(before, event);
        World.Step step = world.apply(before, event);
        if (step.outcome() != expected.outcome()) {
            throw new Violation("the answer is " + step.outcome() + ", not " + expected.outcome());
        }
        for (Field field : Model.COMPARED) {
            int is = step.after().get(field);
            int must = expected.after().get(field);
            if (is != must) {
                throw new Violation(field + " is " + field.text(is) + ", not " + field.text(must));
            }
        }
        Invariants.check(before, step.after());
        return step;
    }

    /** Lets an event happen; throws {@link AssertionError} when it is not as specified. */
    State apply(State before, Event event) {
        State after = step(before, event).after();
        after.set(Field.SENT, 0);
        return after;
    }

    /** Lets everything arrive that was said and time do its work, nobody acting: then nothing may be left to do. */
    void rest(State begin) {
        List<State> way = new ArrayList<>();
        State state = begin;
        while (way.size() < MOST_ROUNDS && !resting.contains(state)) {
            State before = state;
            way.add(before);
            state = round(before);
            if (state.equals(before)) {
                break;
            }
        }
        if (!resting.contains(state)) {
            Invariants.check(state);
            Invariants.checkAtRest(state);
        }
        remember(way.stream().skip(1).toList());
    }

    private void remember(List<State> states) {
        if (resting.size() > MOST_REMEMBERED) {
            resting.clear();
        }
        resting.addAll(states);
    }

    private State round(State begin) {
        State state = begin;
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (state.get(Field.HEARD_0, slot) == 0 && state.get(Field.REPORTS_0, slot) != 0) {
                int ending = Integer.numberOfTrailingZeros(state.get(Field.REPORTS_0, slot));
                state = apply(state, new Event(EventKind.REPORT, slot, ending));
            }
        }
        if (state.is(Field.DELETION_SAID, Notice.SAID)) {
            state = apply(state, Event.of(EventKind.DELETION_HEARD));
        }
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            state = ifPossible(state, Event.of(EventKind.DAYS_PASS, slot));
            state = ifPossible(state, Event.of(EventKind.MINUTES_PASS, slot));
        }
        state = ifPossible(state, Event.of(EventKind.SWEEP));
        state = ifPossible(state, Event.of(EventKind.ABORT_LEAKS));
        if (!state.is(Field.DELETED)) {
            state = recovered(state);
            state = ifPossible(state, Event.of(EventKind.DEAD_LETTER));
        }
        return state;
    }

    private State recovered(State begin) {
        State state = ifPossible(begin, Event.of(EventKind.SILENCE));
        for (int task = 0; task < TaskRows.TASKS; task++) {
            state = ifPossible(state, Event.of(EventKind.TASK_SILENCE, task));
        }
        if (!Possible.is(state, Event.of(EventKind.RECONCILE))) {
            return state;
        }
        State after = step(state, Event.of(EventKind.RECONCILE)).after();
        boolean hasMessage = after.get(Field.SENT) > 0;
        after.set(Field.SENT, 0);
        if (!after.is(Field.OPEN) || !after.isDivided()) {
            return after;
        }
        if (!hasMessage) {
            throw new Violation("recovery sends no message for an open divided job");
        }
        return workedOn(after);
    }

    /** What a worker does that has a message of a divided job, and to which nothing happens. */
    private State workedOn(State begin) {
        State state = ifPossible(begin, Event.of(EventKind.BACK_OFF_ENDS));
        for (int task = 0; task < TaskRows.TASKS; task++) {
            state = ifPossible(state, Event.of(EventKind.TASK_BACK_OFF_ENDS, task));
        }
        state = apply(state, new Event(EventKind.CLAIM, 0, state.get(Field.JOB)));
        if (TaskModel.taskOf(state, state.get(Field.WORKER_0)) >= 0) {
            return apply(state, Event.of(EventKind.DONE, 0));
        }
        boolean isLast = TaskModel.isWhole(state);
        state = ifPossible(state, Event.of(EventKind.STORE, 0, isLast ? Output.WHOLE : Output.PLAYS));
        if (isLast) {
            return apply(state, Event.of(EventKind.SAY_READY, 0));
        }
        state = apply(state, Event.of(EventKind.SAY_STREAM, 0, Output.PLAYS));
        return apply(state, Event.of(EventKind.DONE, 0));
    }

    private State ifPossible(State state, Event event) {
        return Possible.is(state, event) ? apply(state, event) : state;
    }
}
