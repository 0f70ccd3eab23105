package dev.millrace.explore;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

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
            EnumSet.complementOf(EnumSet.of(
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
            List.of(
                    Event.of(EventKind.OPEN, 0, Meanwhile.NOTHING),
                    Event.of(EventKind.SIGN, 0),
                    Event.of(EventKind.PUT, 0, Parts.GOOD),
                    Event.of(EventKind.COMPLETE, 0, Meanwhile.NOTHING),
                    Event.of(EventKind.REPORT, 0, Ending.COMPLETED))),
    /** Everything that there is, from a DRAFT on. */
    WHOLE(EnumSet.allOf(EventKind.class), List.of());

    private final Set<EventKind> kinds;
    private final List<Event> before;

    Scope(Set<EventKind> kinds, List<Event> before) {
        this.kinds = kinds;
        this.before = before;
    }

    List<Event> events() {
        return Event.all().stream()
                .filter(event -> kinds.contains(event.kind()))
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
