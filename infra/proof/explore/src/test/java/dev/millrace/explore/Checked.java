package dev.millrace.explore;

/** A world that is compared with the model at every step. For one thread. */
final class Checked {

    /** why: the longest way to rest uses up three attempts, and each may need a round. */
    private static final int MOST_ROUNDS = 8;

    private final World world;

    Checked(World world) {
        this.world = world;
    }

    /** Lets an event happen; throws {@link AssertionError} when it is not as specified. */
    State apply(State before, Event event) {
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
        return step.after();
    }

    /** Lets everything arrive that was said and time do its work, nobody acting: then nothing may be left to do. */
    State rest(State begin) {
        State state = begin;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            State before = state;
            state = round(before);
            if (state.equals(before)) {
                break;
            }
        }
        Invariants.check(state);
        Invariants.checkAtRest(state);
        return state;
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
            state = ifPossible(state, Event.of(EventKind.SILENCE));
            state = ifPossible(state, Event.of(EventKind.RECONCILE));
            state = ifPossible(state, Event.of(EventKind.DEAD_LETTER));
        }
        return state;
    }

    private State ifPossible(State state, Event event) {
        return Possible.is(state, event) ? apply(state, event) : state;
    }
}
