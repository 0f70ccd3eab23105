package dev.millrace.explore;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.Unavailable;

/**
 * The two services as they are, with everything around them in memory. Puts them into a state, lets one event happen to them,
 * and reads the state they are in then. For one thread.
 */
final class World {

    private final Names names = new Names();
    private final VideoSide video;
    private final Workers workers;
    private final UploadSide upload;

    private State loaded;
    private State now = new State();
    private Meanwhile meanwhile = Meanwhile.NOTHING;

    World(Mutation mutation) {
        Outputs outputs = new Outputs(names);
        Bucket bucket = new Bucket(this, outputs, mutation);
        video = new VideoSide(this, bucket, outputs, mutation);
        workers = new Workers(this, video.service(), outputs);
        upload = new UploadSide(this, bucket, mutation);
    }

    Names names() {
        return names;
    }

    State now() {
        return now;
    }

    Meanwhile meanwhile() {
        return meanwhile;
    }

    VideoSide video() {
        return video;
    }

    UploadSide upload() {
        return upload;
    }

    /** A video that was just registered. */
    static State beginning() {
        return new State();
    }

    /** What happened. */
    record Step(Outcome outcome, State after) {}

    /** Lets an event happen in a state. */
    Step apply(State before, Event event) {
        load(before);
        Outcome outcome;
        try {
            outcome = perform(event);
        } catch (Bucket.Killed e) {
            outcome = Outcome.DIED;
        } catch (Unavailable e) {
            outcome = Outcome.UNAVAILABLE;
        } catch (ProblemException e) {
            outcome = Outcome.REFUSED;
        } catch (RuntimeException e) {
            throw new Violation("answered 500: " + e, e);
        }
        video.write(now);
        upload.write(now);
        names.store(now);
        return new Step(outcome, now);
    }

    // why: many events are tried in the same state, and its rows are never changed
    private void load(State before) {
        names.load(before);
        if (!before.equals(loaded)) {
            makeRows(before);
            loaded = before.copy();
        }
        video.hold();
        upload.hold();
        now = before.copy();
        meanwhile = Meanwhile.NOTHING;
    }

    private void makeRows(State state) {
        video.makeRows(state);
        upload.makeRows(state);
    }

    private Outcome perform(Event event) {
        return switch (event.kind()) {
            case OPEN, COMPLETE, CANCEL -> {
                meanwhile = event.meanwhile();
                yield upload.perform(event);
            }
            case SIGN, PAUSE, RESUME, DELETION_HEARD, SWEEP, ABORT_LEAKS -> upload.perform(event);
            case DELETE, RETRY, REPROCESS, FREEZE, REPLAY, REPORT, RECONCILE, DEAD_LETTER -> video.perform(event);
            case CLAIM,
                    CLAIM_AGAIN,
                    CLAIM_BY_OLD,
                    TASK_CLAIM_AGAIN,
                    DIVIDE,
                    DONE,
                    RENEW,
                    RELEASE,
                    FAIL_ONCE,
                    SAY_STREAM,
                    SAY_READY,
                    SAY_FAILED,
                    LATE_WORD,
                    LATE_TASK_WORD -> workers.perform(event);
            case PUT,
                    STORE,
                    DIE,
                    SOURCE_VANISHES,
                    MINUTES_PASS,
                    DAYS_PASS,
                    LEASE_LAPSES,
                    SILENCE,
                    BACK_OFF_ENDS,
                    TASK_LAPSES,
                    TASK_SILENCE,
                    TASK_BACK_OFF_ENDS -> {
                Nature.strike(now, event);
                makeRows(now);
                loaded = null;
                video.hold();
                upload.hold();
                yield Outcome.OK;
            }
        };
    }

    void deleteAndHear() {
        video.delete();
        upload.hearDeletion();
    }

    /** Something happens while a call is under way; nothing happens during that. */
    void during(Runnable event) {
        meanwhile = Meanwhile.NOTHING;
        try {
            event.run();
        } catch (ProblemException e) {
            // why: another caller may be refused, but what stops this one's call does not stop theirs
            if (e instanceof Unavailable) {
                throw new Violation("unavailable to who came meanwhile", e);
            }
        }
    }

    /** A call over the network begins: no transaction may wait for it. */
    void leavesTheProcess() {
        if (video.service().isInTransaction() || upload.service().isInTransaction()) {
            throw new Violation("a call leaves the process within a transaction");
        }
    }
}
