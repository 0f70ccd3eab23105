package dev.millrace.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Messages may come in any order and any number of times: the end is the same. */
class ConvergenceTest {

    private final Checked world = new Checked(new World(Mutation.NONE));

    @Test
    void reportsOfTwoSessionsEndInTheSameTranscoding() {
        State said = after(
                World.beginning(),
                open(),
                Event.of(EventKind.SIGN, 0),
                Event.of(EventKind.CANCEL, 0),
                open(),
                Event.of(EventKind.SIGN, 1),
                new Event(EventKind.PUT, 1, 1),
                complete(1));

        Set<List<Integer>> ends = ends(
                said,
                List.of(
                        new Event(EventKind.REPORT, 0, 1),
                        new Event(EventKind.REPORT, 1, 0),
                        new Event(EventKind.CLAIM, 0, 2),
                        new Event(EventKind.CLAIM, 1, 2)),
                List.of(
                        Field.VIDEO_STATUS,
                        Field.JOB,
                        Field.ATTEMPT,
                        Field.OPEN,
                        Field.LEASE,
                        Field.STATUS_0,
                        Field.STATUS_1));

        assertThat(ends).isEqualTo(Set.of(List.of(Model.TRANSCODING, 2, 1, 1, 1, Model.CANCELED, Model.COMPLETED)));
    }

    @Test
    void reportsOfAStaleAndAnEffectiveAttemptEndInTheSameOutput() {
        State working = after(
                Scope.TRANSCODE.beginning(),
                new Event(EventKind.CLAIM, 0, 1),
                new Event(EventKind.STORE, 0, 2),
                Event.of(EventKind.LEASE_LAPSES),
                new Event(EventKind.CLAIM, 1, 1),
                new Event(EventKind.STORE, 1, 2));

        Set<List<Integer>> ends = ends(
                working,
                List.of(
                        new Event(EventKind.REPORT, 0, 0),
                        new Event(EventKind.SAY_FAILED, 0, 1),
                        Event.of(EventKind.SAY_READY, 0),
                        Event.of(EventKind.RENEW, 0),
                        Event.of(EventKind.SAY_STREAM, 1),
                        Event.of(EventKind.SAY_READY, 1)),
                List.of(Field.VIDEO_STATUS, Field.OPEN, Field.ASSETS));

        int second = State.attemptNumber(1, 2);
        assertThat(ends).isEqualTo(Set.of(List.of(Model.READY, 0, 2 * second + 1)));
    }

    @Test
    void deletionWinsOverWhateverIsSaid() {
        State working =
                after(Scope.TRANSCODE.beginning(), new Event(EventKind.CLAIM, 0, 1), new Event(EventKind.STORE, 0, 2));

        Set<List<Integer>> ends = ends(
                working,
                List.of(
                        Event.of(EventKind.DELETE),
                        new Event(EventKind.REPORT, 0, 0),
                        new Event(EventKind.SAY_FAILED, 0, 0),
                        Event.of(EventKind.SAY_READY, 0),
                        new Event(EventKind.CLAIM, 1, 1)),
                List.of(Field.DELETED));

        assertThat(ends).isEqualTo(Set.of(List.of(1)));
    }

    private State after(State begin, Event... events) {
        State state = begin;
        for (Event event : events) {
            state = world.apply(state, event);
        }
        return state;
    }

    /** What the fields are after every order; after each message all the earlier ones come once more. */
    private Set<List<Integer>> ends(State begin, List<Event> messages, List<Field> fields) {
        Set<List<Integer>> ends = new HashSet<>();
        for (List<Event> order : orders(messages)) {
            State state = begin;
            for (int last = 0; last < order.size(); last++) {
                for (Event message : order.subList(0, last + 1)) {
                    state = world.apply(state, message);
                }
            }
            // why: what was refused or told to come again is sent again
            for (Event message : order) {
                state = world.apply(state, message);
            }
            State end = state;
            ends.add(fields.stream().map(field -> end.get(field)).toList());
        }
        return ends;
    }

    private static List<List<Event>> orders(List<Event> messages) {
        if (messages.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Event>> orders = new ArrayList<>();
        for (Event first : messages) {
            List<Event> others = new ArrayList<>(messages);
            others.remove(first);
            for (List<Event> order : orders(others)) {
                List<Event> whole = new ArrayList<>();
                whole.add(first);
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }

    private static Event open() {
        return new Event(EventKind.OPEN, 0, Meanwhile.NOTHING.ordinal());
    }

    private static Event complete(int slot) {
        return new Event(EventKind.COMPLETE, slot, Meanwhile.NOTHING.ordinal());
    }
}
