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
                Event.of(EventKind.PUT, 1, Parts.GOOD),
                complete(1));

        Set<List<String>> ends = ends(
                said,
                List.of(
                        Event.of(EventKind.REPORT, 0, Ending.CANCELED),
                        Event.of(EventKind.REPORT, 1, Ending.COMPLETED),
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

        assertThat(ends).isEqualTo(Set.of(List.of("TRANSCODING", "2", "1", "1", "LIVE", "CANCELED", "COMPLETED")));
    }

    @Test
    void reportsOfAStaleAndAnEffectiveAttemptEndInTheSameOutput() {
        State working = after(
                Scope.TRANSCODE.beginning(),
                new Event(EventKind.CLAIM, 0, 1),
                Event.of(EventKind.STORE, 0, Output.WHOLE),
                Event.of(EventKind.LEASE_LAPSES),
                new Event(EventKind.CLAIM, 1, 1),
                Event.of(EventKind.STORE, 1, Output.WHOLE));

        Set<List<String>> ends = ends(
                working,
                List.of(
                        Event.of(EventKind.REPORT, 0, Ending.COMPLETED),
                        Event.of(EventKind.SAY_FAILED, 0, GivenUp.BY_THE_SOURCE),
                        Event.of(EventKind.SAY_READY, 0),
                        Event.of(EventKind.RENEW, 0),
                        Event.of(EventKind.SAY_STREAM, 1, Output.PLAYS),
                        Event.of(EventKind.SAY_READY, 1)),
                List.of(Field.VIDEO_STATUS, Field.OPEN, Field.ASSETS));

        int second = State.folder(1, 2);
        assertThat(ends).isEqualTo(Set.of(List.of("READY", "0", "" + State.assets(second, Output.WHOLE))));
    }

    @Test
    void wordsOfTasksEndInOneAssembly() {
        State working = after(
                Scope.TASKS.beginning(),
                Event.of(EventKind.DIVIDE, 0, Shape.PAIR),
                new Event(EventKind.CLAIM, 0, 1),
                new Event(EventKind.CLAIM, 1, 1));

        Set<List<String>> ends = ends(
                working,
                List.of(
                        Event.of(EventKind.DONE, 0),
                        Event.of(EventKind.DONE, 1),
                        Event.of(EventKind.RENEW, 0),
                        Event.of(EventKind.FAIL_ONCE, 1),
                        Event.of(EventKind.LATE_TASK_WORD, 1, TaskWord.DIVIDED)),
                List.of(Field.TASK_0, Field.TASK_1, Field.LEASE, Field.STAGE));

        assertThat(ends).isEqualTo(Set.of(List.of("DONE", "DONE", "NONE", "0")));
    }

    @Test
    void deletionWinsOverWhateverIsSaid() {
        State working = after(
                Scope.TRANSCODE.beginning(),
                new Event(EventKind.CLAIM, 0, 1),
                Event.of(EventKind.STORE, 0, Output.WHOLE));

        Set<List<String>> ends = ends(
                working,
                List.of(
                        Event.of(EventKind.DELETE),
                        Event.of(EventKind.REPORT, 0, Ending.COMPLETED),
                        Event.of(EventKind.SAY_FAILED, 0, GivenUp.BY_ITSELF),
                        Event.of(EventKind.SAY_READY, 0),
                        new Event(EventKind.CLAIM, 1, 1)),
                List.of(Field.DELETED));

        assertThat(ends).isEqualTo(Set.of(List.of("1")));
    }

    private State after(State begin, Event... events) {
        State state = begin;
        for (Event event : events) {
            state = world.apply(state, event);
        }
        return state;
    }

    /** What the fields are after every order; after each message all the earlier ones come once more. */
    private Set<List<String>> ends(State begin, List<Event> messages, List<Field> fields) {
        Set<List<String>> ends = new HashSet<>();
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
            ends.add(fields.stream().map(field -> field.text(end.get(field))).toList());
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
        return Event.of(EventKind.OPEN, 0, Meanwhile.NOTHING);
    }

    private static Event complete(int slot) {
        return Event.of(EventKind.COMPLETE, slot, Meanwhile.NOTHING);
    }
}
