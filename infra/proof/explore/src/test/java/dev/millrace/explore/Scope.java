package dev.millrace.explore;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which part of a video's life is walked through. */
enum Scope {
    /** From a DRAFT on, the owner and time: what becomes of two sessions and of what they say. */
    UPLOAD(
            EnumSet.of(
                    EventKind.OPEN,
                    EventKind.SIGN,
                    EventKind.PUT,
                    EventKind.PAUSE,
                    EventKind.RESUME,
                    EventKind.CANCEL,
                    EventKind.COMPLETE,
                    EventKind.DELETE,
                    EventKind.REPORT,
                    EventKind.DELETION_HEARD,
                    EventKind.SWEEP,
                    EventKind.ABORT_LEAKS,
                    EventKind.MINUTES_PASS,
                    EventKind.DAYS_PASS),
            List.of()),
    /** From the first job on: two workers, recovery, retry and reprocess. */
    TRANSCODE(
            allButTasksAnd(EnumSet.of(
                    EventKind.SIGN,
                    EventKind.PUT,
                    EventKind.PAUSE,
                    EventKind.RESUME,
                    EventKind.CANCEL,
                    EventKind.COMPLETE,
                    EventKind.SWEEP,
                    EventKind.ABORT_LEAKS,
                    EventKind.MINUTES_PASS,
                    EventKind.DAYS_PASS)),
            uploaded()),
    /** From the first claim of the first job on: it may be divided, and so may those after it. Nobody uploads again. */
    TASKS(ofDividedJobs(), claimed()),
    /** The same, from the moment on at which the first of two stages plays. */
    STAGES(ofDividedJobs(), playing()),
    /** Everything that there is but tasks, from a DRAFT on. */
    WHOLE(EnumSet.complementOf(EventKind.ofTasks()), List.of());

    private final Set<EventKind> kinds;
    private final List<Event> before;

    Scope(Set<EventKind> kinds, List<Event> before) {
        this.kinds = kinds;
        this.before = before;
    }

    private static Set<EventKind> allButTasksAnd(EnumSet<EventKind> others) {
        Set<EventKind> left = EnumSet.complementOf(EventKind.ofTasks());
        left.removeAll(others);
        return left;
    }

    private static Set<EventKind> ofDividedJobs() {
        return EnumSet.complementOf(EnumSet.of(
                EventKind.OPEN,
                EventKind.SIGN,
                EventKind.PUT,
                EventKind.PAUSE,
                EventKind.RESUME,
                EventKind.CANCEL,
                EventKind.COMPLETE,
                EventKind.REPORT,
                EventKind.DELETION_HEARD,
                EventKind.SWEEP,
                EventKind.ABORT_LEAKS,
                EventKind.MINUTES_PASS,
                EventKind.DAYS_PASS,
                EventKind.SOURCE_VANISHES));
    }

    private static List<Event> uploaded() {
        return List.of(
                Event.of(EventKind.OPEN, 0, Meanwhile.NOTHING),
                Event.of(EventKind.SIGN, 0),
                Event.of(EventKind.PUT, 0, Parts.GOOD),
                Event.of(EventKind.COMPLETE, 0, Meanwhile.NOTHING),
                Event.of(EventKind.REPORT, 0, Ending.COMPLETED));
    }

    private static List<Event> claimed() {
        return after(uploaded(), new Event(EventKind.CLAIM, 0, 1));
    }

    private static List<Event> playing() {
        return after(
                claimed(),
                Event.of(EventKind.DIVIDE, 0, Shape.TWO_STAGES),
                new Event(EventKind.CLAIM, 0, 1),
                Event.of(EventKind.DONE, 0),
                new Event(EventKind.CLAIM, 0, 1),
                Event.of(EventKind.STORE, 0, Output.PLAYS),
                Event.of(EventKind.SAY_STREAM, 0, Output.PLAYS),
                Event.of(EventKind.DONE, 0));
    }

    private static List<Event> after(List<Event> first, Event... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }

    List<Event> events() {
        return Event.all().stream()
                .filter(event -> kinds.contains(event.kind()))
                .filter(event -> !kinds.contains(EventKind.DIVIDE) || !event.isOf(Output.JOINED))
                .toList();
    }

    /** The state that it begins in. */
    State beginning() {
        Checked world = new Checked(new World(Mutation.NONE));
        State state = World.beginning();
        for (Event event : before) {
            state = world.apply(state, event);
        }
        return state;
    }
}
