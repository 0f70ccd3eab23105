package dev.millrace.explore;

import java.util.EnumSet;
import java.util.Set;

/** What the specification says of stored outputs: of reports about them, and of recovery, which looks for them itself. */
final class OutputModel {

    private OutputModel() {}

    /** A partial output makes a video READY, or joins the smaller one of the same attempt. */
    static Outcome streamable(State state, int attempt, Output output) {
        if (!JobModel.isEffective(state, attempt) || state.output(attempt).compareTo(output) < 0) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.VIDEO_STATUS, VideoStage.READY) && !adds(state, attempt, output)) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? plays(state, attempt, output) : Outcome.REFUSED;
    }

    private static boolean adds(State state, int attempt, Output output) {
        return state.savedAttempt() == attempt && state.savedOutput().compareTo(output) < 0;
    }

    static Outcome ready(State state, int attempt) {
        if (!JobModel.isEffective(state, attempt) || state.output(attempt) != Output.WHOLE) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.VIDEO_STATUS, VideoStage.READY) && !state.is(Field.OPEN)) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? whole(state, attempt) : Outcome.REFUSED;
    }

    private static Outcome plays(State state, int attempt, Output output) {
        state.set(Field.VIDEO_STATUS, VideoStage.READY);
        state.set(Field.ASSETS, State.assets(attempt, output));
        return Outcome.OK;
    }

    private static Outcome whole(State state, int attempt) {
        JobModel.over(state, JobEnd.DONE);
        return plays(state, attempt, Output.WHOLE);
    }

    static Outcome reconcile(State state) {
        boolean isLost = !state.is(Field.DELETED)
                && state.is(Field.OPEN)
                && state.is(Field.SILENT)
                && !state.is(Field.LEASE, Lease.LIVE);
        if (isLost && !finishedFromStorage(state)) {
            JobModel.again(state, state.is(Field.LEASE, Lease.LAPSED));
        }
        return Outcome.OK;
    }

    static Outcome deadLetter(State state) {
        boolean isWaiting = !state.is(Field.DELETED) && state.is(Field.OPEN);
        if (isWaiting && !finishedFromStorage(state) && !state.is(Field.LEASE, Lease.LIVE)) {
            JobModel.again(state, true);
        }
        return Outcome.OK;
    }

    /** The truth in storage decides first: the newest whole output, else the newest that plays and adds something. */
    private static boolean finishedFromStorage(State state) {
        int whole = newest(state, EnumSet.of(Output.WHOLE));
        if (whole != 0) {
            whole(state, whole);
            return true;
        }
        int playing = newest(state, EnumSet.of(Output.PLAYS, Output.JOINED));
        boolean isFirst = playing != 0 && state.is(Field.VIDEO_STATUS, VideoStage.TRANSCODING);
        if (isFirst || playing != 0 && adds(state, playing, state.output(playing))) {
            plays(state, playing, state.output(playing));
        }
        return false;
    }

    /** The job's newest attempt with such an output, or 0. */
    private static int newest(State state, Set<Output> outputs) {
        for (int attempt = state.get(Field.ATTEMPT); attempt >= 1; attempt--) {
            int number = State.attemptNumber(state.get(Field.JOB), attempt);
            if (outputs.contains(state.output(number))) {
                return number;
            }
        }
        return 0;
    }
}
