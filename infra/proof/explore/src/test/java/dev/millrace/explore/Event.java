package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that can happen.
 *
 * @param a the session's place or the worker
 * @param b as the kind says
 */
record Event(EventKind kind, int a, int b) {

    private static final int REPORTS = 5;

    static Event of(EventKind kind) {
        return new Event(kind, 0, 0);
    }

    static Event of(EventKind kind, int a) {
        return new Event(kind, a, 0);
    }

    /** What happens in the middle, for kinds that can be cut open. */
    Meanwhile meanwhile() {
        return Meanwhile.values()[b];
    }

    /** Every event that there is. */
    static List<Event> all() {
        List<Event> all = new ArrayList<>();
        Meanwhile.OPENING.forEach(meanwhile -> all.add(new Event(EventKind.OPEN, 0, meanwhile.ordinal())));
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            ofSession(slot, all);
        }
        for (EventKind kind : List.of(
                EventKind.DELETE,
                EventKind.RETRY,
                EventKind.REPROCESS,
                EventKind.FREEZE,
                EventKind.REPLAY,
                EventKind.DELETION_HEARD,
                EventKind.SWEEP,
                EventKind.ABORT_LEAKS,
                EventKind.SOURCE_VANISHES,
                EventKind.LEASE_LAPSES,
                EventKind.SILENCE,
                EventKind.RECONCILE,
                EventKind.DEAD_LETTER)) {
            all.add(of(kind));
        }
        for (int word = 0; word <= 2; word++) {
            all.add(new Event(EventKind.LATE_WORD, 0, word));
        }
        for (int worker = 0; worker < 2; worker++) {
            ofWorker(worker, all);
        }
        return all;
    }

    private static void ofSession(int slot, List<Event> all) {
        for (EventKind kind : List.of(
                EventKind.SIGN, EventKind.PAUSE, EventKind.RESUME, EventKind.MINUTES_PASS, EventKind.DAYS_PASS)) {
            all.add(of(kind, slot));
        }
        all.add(new Event(EventKind.PUT, slot, 1));
        all.add(new Event(EventKind.PUT, slot, 2));
        Meanwhile.CANCELLATION.forEach(meanwhile -> all.add(new Event(EventKind.CANCEL, slot, meanwhile.ordinal())));
        Meanwhile.COMPLETION.forEach(meanwhile -> all.add(new Event(EventKind.COMPLETE, slot, meanwhile.ordinal())));
        for (int report = 0; report < REPORTS; report++) {
            all.add(new Event(EventKind.REPORT, slot, report));
        }
    }

    private static void ofWorker(int worker, List<Event> all) {
        for (EventKind kind : List.of(
                EventKind.CLAIM_AGAIN,
                EventKind.RENEW,
                EventKind.RELEASE,
                EventKind.FAIL_ONCE,
                EventKind.SAY_STREAM,
                EventKind.SAY_READY,
                EventKind.DIE)) {
            all.add(of(kind, worker));
        }
        for (int job = 1; job <= State.JOBS; job++) {
            all.add(new Event(EventKind.CLAIM, worker, job));
        }
        all.add(new Event(EventKind.STORE, worker, 1));
        all.add(new Event(EventKind.STORE, worker, 2));
        all.add(new Event(EventKind.SAY_FAILED, worker, 0));
        all.add(new Event(EventKind.SAY_FAILED, worker, 1));
    }

    @Override
    public String toString() {
        return switch (kind) {
            case OPEN -> kind + " meanwhile " + meanwhile();
            case CANCEL, COMPLETE -> kind + " session " + a + " meanwhile " + meanwhile();
            case SIGN, PAUSE, RESUME, MINUTES_PASS, DAYS_PASS -> kind + " session " + a;
            case PUT, REPORT -> kind + " session " + a + " kind " + b;
            case CLAIM -> kind + " worker " + a + " job " + b;
            case STORE, SAY_FAILED -> kind + " worker " + a + " kind " + b;
            case CLAIM_AGAIN, RENEW, RELEASE, FAIL_ONCE, SAY_STREAM, SAY_READY, DIE -> kind + " worker " + a;
            case LATE_WORD -> kind + " kind " + b;
            case DELETE,
                    RETRY,
                    REPROCESS,
                    FREEZE,
                    REPLAY,
                    DELETION_HEARD,
                    SWEEP,
                    ABORT_LEAKS,
                    SOURCE_VANISHES,
                    LEASE_LAPSES,
                    SILENCE,
                    RECONCILE,
                    DEAD_LETTER -> kind.toString();
        };
    }
}
