package dev.millrace.explore;

import java.util.EnumSet;
import java.util.Set;

/** What the specification says of stored outputs: of reports about them, and of recovery, which looks for them itself. */
final class OutputModel {

    private OutputModel() {}

    /** A partial output makes a video READY, or joins the smaller one of the same attempt. */
    static Outcome streamable(State state, int attempt, Output output) {
        int folder = JobModel.isEffective(state, attempt) ? state.folderOf(attempt) : 0;
        if (folder == 0 || state.output(folder).compareTo(output) < 0) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.VIDEO_STATUS, VideoStage.READY) && !adds(state, folder, output)) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? plays(state, folder, output) : Outcome.REFUSED;
    }

    private static boolean adds(State state, int folder, Output output) {
        return state.savedFolder() == folder && state.savedOutput().compareTo(output) < 0;
    }

    static Outcome ready(State state, int attempt) {
        int folder = JobModel.isEffective(state, attempt) ? state.folderOf(attempt) : 0;
        if (folder == 0 || state.output(folder) != Output.WHOLE) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.VIDEO_STATUS, VideoStage.READY) && !state.is(Field.OPEN)) {
            return Outcome.OK;
        }
        return state.is(Field.OPEN) ? whole(state, folder) : Outcome.REFUSED;
    }

    private static Outcome plays(State state, int folder, Output output) {
        state.set(Field.VIDEO_STATUS, VideoStage.READY);
        state.set(Field.ASSETS, State.assets(folder, output));
        return Outcome.OK;
    }

    private static Outcome whole(State state, int folder) {
        JobModel.over(state, JobEnd.DONE);
        return plays(state, folder, Output.WHOLE);
    }

    /** A job that is claimed and silent, then tasks that are, then a job that waits without a message. */
    static Outcome reconcile(State state) {
        if (isLost(state, Lease.LAPSED) && !finishedFromStorage(state)) {
            JobModel.again(state, true);
        }
        TaskLeaseModel.recoverSilent(state);
        if (isLost(state, Lease.TASKS)) {
            TaskLeaseModel.messagesAgain(state, false);
        } else if (isLost(state, Lease.NONE) && !finishedFromStorage(state)) {
            JobModel.again(state, false);
        }
        return Outcome.OK;
    }

    private static boolean isLost(State state, Lease lease) {
        return state.is(Field.OPEN) && state.is(Field.SILENT) && state.is(Field.LEASE, lease);
    }

    /** The messages of a divided job are all alike: a dead one may be any task's or the assembly's. */
    static Outcome deadLetter(State state) {
        if (state.is(Field.LEASE, Lease.TASKS)) {
            TaskLeaseModel.messagesAgain(state, true);
        } else if (!finishedFromStorage(state) && !state.is(Field.LEASE, Lease.LIVE)) {
            JobModel.again(state, !state.isDivided() || state.is(Field.LEASE, Lease.LAPSED));
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

    /** The job's newest folder with such an output, or 0. */
    private static int newest(State state, Set<Output> outputs) {
        int last = state.isDivided() ? state.get(Field.DIVIDED_BY) : state.get(Field.ATTEMPT);
        for (int number = last; number >= 1; number--) {
            int folder = State.folder(state.get(Field.JOB), number);
            if (outputs.contains(state.output(folder))) {
                return folder;
            }
        }
        return 0;
    }
}
