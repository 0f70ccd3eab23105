package dev.millrace.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that can happen.
 *
 * @param a the session's place, the worker, the task or the fencing number
 * @param b as the kind says: the number of a value, a job, or a task
 */
record Event(EventKind kind, int a, int b) {

    static Event of(EventKind kind) {
        return new Event(kind, 0, 0);
    }

    static Event of(EventKind kind, int a) {
        return new Event(kind, a, 0);
    }

    static Event of(EventKind kind, int a, Enum<?> b) {
        return new Event(kind, a, b.ordinal());
    }

    /** What happens in the middle, for kinds that can be cut open. */
    Meanwhile meanwhile() {
        return Meanwhile.values()[b];
    }

    Parts parts() {
        return Parts.values()[b];
    }

    Ending ending() {
        return Ending.values()[b];
    }

    Output output() {
        return Output.values()[b];
    }

    /** Whether a worker stores or says this. */
    boolean isOf(Output output) {
        return (kind == EventKind.STORE || kind == EventKind.SAY_STREAM) && output() == output;
    }

    GivenUp givenUp() {
        return GivenUp.values()[b];
    }

    Shape shape() {
        return Shape.values()[b];
    }

    TaskWord taskWord() {
        return TaskWord.values()[b];
    }

    LateWord lateWord() {
        return LateWord.values()[b];
    }

    /** Every event that there is. */
    static List<Event> all() {
        List<Event> all = new ArrayList<>();
        Meanwhile.OPENING.forEach(meanwhile -> all.add(of(EventKind.OPEN, 0, meanwhile)));
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
        for (LateWord word : LateWord.values()) {
            all.add(of(EventKind.LATE_WORD, 0, word));
        }
        for (int worker = 0; worker < 2; worker++) {
            ofWorker(worker, all);
        }
        ofTasks(all);
        return all;
    }

    private static void ofTasks(List<Event> all) {
        for (int worker = 0; worker < 2; worker++) {
            for (Shape shape : List.of(Shape.ONE, Shape.PAIR, Shape.TWO_STAGES)) {
                all.add(of(EventKind.DIVIDE, worker, shape));
            }
            all.add(of(EventKind.DONE, worker));
            all.add(of(EventKind.CLAIM_BY_OLD, worker));
            for (int task = 0; task < TaskRows.TASKS; task++) {
                all.add(new Event(EventKind.TASK_CLAIM_AGAIN, worker, task));
            }
        }
        all.add(of(EventKind.BACK_OFF_ENDS));
        for (int task = 0; task < TaskRows.TASKS; task++) {
            all.add(of(EventKind.TASK_LAPSES, task));
            all.add(of(EventKind.TASK_SILENCE, task));
            all.add(of(EventKind.TASK_BACK_OFF_ENDS, task));
        }
        for (int number = 1; number <= Possible.MOST_NUMBERS; number++) {
            for (TaskWord word : TaskWord.values()) {
                all.add(of(EventKind.LATE_TASK_WORD, number, word));
            }
        }
    }

    private static void ofSession(int slot, List<Event> all) {
        for (EventKind kind : List.of(
                EventKind.SIGN, EventKind.PAUSE, EventKind.RESUME, EventKind.MINUTES_PASS, EventKind.DAYS_PASS)) {
            all.add(of(kind, slot));
        }
        all.add(of(EventKind.PUT, slot, Parts.GOOD));
        all.add(of(EventKind.PUT, slot, Parts.BAD));
        Meanwhile.CANCELLATION.forEach(meanwhile -> all.add(of(EventKind.CANCEL, slot, meanwhile)));
        Meanwhile.COMPLETION.forEach(meanwhile -> all.add(of(EventKind.COMPLETE, slot, meanwhile)));
        for (Ending ending : Ending.values()) {
            all.add(of(EventKind.REPORT, slot, ending));
        }
    }

    private static void ofWorker(int worker, List<Event> all) {
        for (EventKind kind : List.of(
                EventKind.CLAIM_AGAIN,
                EventKind.RENEW,
                EventKind.RELEASE,
                EventKind.FAIL_ONCE,
                EventKind.SAY_READY,
                EventKind.DIE)) {
            all.add(of(kind, worker));
        }
        for (int job = 1; job <= State.JOBS; job++) {
            all.add(new Event(EventKind.CLAIM, worker, job));
        }
        for (Output partial : List.of(Output.PLAYS, Output.JOINED)) {
            all.add(of(EventKind.STORE, worker, partial));
            all.add(of(EventKind.SAY_STREAM, worker, partial));
        }
        all.add(of(EventKind.STORE, worker, Output.WHOLE));
        for (GivenUp why : GivenUp.values()) {
            all.add(of(EventKind.SAY_FAILED, worker, why));
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
            case OPEN -> kind + " meanwhile " + meanwhile();
            case CANCEL, COMPLETE -> kind + " session " + a + " meanwhile " + meanwhile();
            case SIGN, PAUSE, RESUME, MINUTES_PASS, DAYS_PASS -> kind + " session " + a;
            case PUT -> kind + " session " + a + ' ' + parts();
            case REPORT -> kind + " session " + a + ' ' + ending();
            case CLAIM -> kind + " worker " + a + " job " + b;
            case STORE, SAY_STREAM -> kind + " worker " + a + ' ' + output();
            case SAY_FAILED -> kind + " worker " + a + ' ' + givenUp();
            case CLAIM_AGAIN, RENEW, RELEASE, FAIL_ONCE, SAY_READY, DIE, DONE, CLAIM_BY_OLD -> kind + " worker " + a;
            case DIVIDE -> kind + " worker " + a + ' ' + shape();
            case TASK_CLAIM_AGAIN -> kind + " worker " + a + " task " + b;
            case TASK_LAPSES, TASK_SILENCE, TASK_BACK_OFF_ENDS -> kind + " task " + a;
            case LATE_TASK_WORD -> kind + " of number " + a + ' ' + taskWord();
            case LATE_WORD -> kind + " " + lateWord();
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
                    DEAD_LETTER,
                    BACK_OFF_ENDS -> kind.toString();
        };
    }
}
