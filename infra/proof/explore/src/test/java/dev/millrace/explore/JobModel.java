package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;

/** What the specification says of a job: claims, the lease, and failures. */
final class JobModel {

    static final int MOST_FAILURES = 3;

    private JobModel() {}

    static Outcome enqueued(State state, int job) {
        state.set(Field.JOB, job);
        state.set(Field.ATTEMPT, 0);
        state.set(Field.FAILURES, 0);
        state.set(Field.LEASE, Lease.NONE);
        state.set(Field.DIVIDED_BY, 0);
        state.set(Field.OPEN, 1);
        state.set(Field.JOB_END, JobEnd.NOT_YET);
        state.mark(Field.JOBS_OPENED, job - 1);
        state.mark(Field.JOBS_SENT, job - 1);
        return Outcome.OK;
    }

    static void over(State state, JobEnd end) {
        state.set(Field.OPEN, 0);
        state.set(Field.LEASE, Lease.NONE);
        state.set(Field.JOB_END, end);
        state.set(Field.SHAPE, Shape.WHOLE);
        state.set(Field.TASKS_LATEST, 0);
        state.set(Field.STAGE, 0);
        state.set(Field.STAGES_DONE, 0);
        state.set(Field.BACK_OFF, 0);
        for (int task = 0; task < TaskRows.TASKS; task++) {
            TaskRows.forget(state, task);
        }
    }

    static void endsInFailure(State state, FailReason reason) {
        over(state, JobEnd.GIVEN_UP);
        if (state.is(Field.VIDEO_STATUS, VideoStage.TRANSCODING)) {
            VideoModel.failed(state, reason);
        }
    }

    static Outcome claim(State state, int worker, int job) {
        if (!state.is(Field.OPEN) || state.get(Field.JOB) != job) {
            boolean reportMayCome = !state.is(Field.DELETED)
                    && state.is(Field.VIDEO_STATUS, VideoStage.UPLOADING)
                    && !state.isMarked(Field.JOBS_OPENED, job - 1);
            return reportMayCome ? Outcome.BUSY : Outcome.OBSOLETE;
        }
        if (state.isDivided()) {
            return TaskModel.claim(state, worker);
        }
        if (state.is(Field.LEASE, Lease.LIVE)) {
            return Outcome.BUSY;
        }
        if (state.is(Field.LEASE, Lease.LAPSED) && failsOnce(state)) {
            return Outcome.OBSOLETE;
        }
        int attempt = state.get(Field.ATTEMPT) + 1;
        state.set(Field.ATTEMPT, attempt);
        state.set(Field.LEASE, Lease.LIVE);
        state.set(Field.WORKER_0, worker, State.attempt(job, attempt));
        return Outcome.CLAIMED;
    }

    /** @param number fencing number that the claim was given, which it holds still */
    static Outcome claimAgain(State state, int worker, int number) {
        if (state.is(Field.DELETED)) {
            return Outcome.OBSOLETE;
        }
        state.set(Field.WORKER_0, worker, State.attempt(state.get(Field.JOB), number));
        return Outcome.CLAIMED;
    }

    static boolean isEffective(State state, int attempt) {
        return !state.is(Field.DELETED)
                && state.is(Field.ATTEMPT)
                && attempt == State.attempt(state.get(Field.JOB), state.get(Field.ATTEMPT));
    }

    private static boolean isWorking(State state, int attempt) {
        return isEffective(state, attempt) && state.is(Field.OPEN);
    }

    static Outcome renew(State state, int attempt) {
        int task = TaskModel.taskOf(state, attempt);
        return task < 0 ? leased(state, attempt, Lease.LIVE) : TaskLeaseModel.renew(state, task);
    }

    static Outcome release(State state, int attempt) {
        int task = TaskModel.taskOf(state, attempt);
        return task < 0 ? leased(state, attempt, Lease.NONE) : TaskLeaseModel.release(state, task);
    }

    private static Outcome leased(State state, int attempt, Lease lease) {
        if (!isWorking(state, attempt)) {
            return Outcome.REFUSED;
        }
        if (state.isDivided() && !TaskModel.isAssembling(state)) {
            return Outcome.OK;
        }
        if (!state.is(Field.LEASE, lease)) {
            state.set(Field.LEASE, lease);
            backsOff(state);
        }
        return Outcome.OK;
    }

    /** A divided job is not claimed at once after an attempt failed. */
    private static void backsOff(State state) {
        boolean isWaiting = state.isDivided() && state.is(Field.LEASE, Lease.NONE);
        state.set(Field.BACK_OFF, isWaiting && state.get(Field.FAILURES) > 0 ? 1 : 0);
    }

    static Outcome failOnce(State state, int attempt) {
        int task = TaskModel.taskOf(state, attempt);
        if (task >= 0) {
            return TaskLeaseModel.failOnce(state, task);
        }
        if (!isWorking(state, attempt)) {
            return Outcome.REFUSED;
        }
        if (!state.is(Field.LEASE, Lease.NONE) && !state.is(Field.LEASE, Lease.TASKS)) {
            failsOnce(state);
        }
        return Outcome.OK;
    }

    /** Counts a failure and releases the lease; returns whether it was the last one allowed, which ends the job. */
    static boolean failsOnce(State state) {
        int failures = state.get(Field.FAILURES) + 1;
        state.set(Field.FAILURES, failures);
        state.set(Field.LEASE, Lease.NONE);
        backsOff(state);
        if (failures < MOST_FAILURES) {
            return false;
        }
        endsInFailure(state, FailReason.RETRIES_EXHAUSTED);
        return true;
    }

    static Outcome failed(State state, int attempt, FailReason reason) {
        if (!isEffective(state, attempt)) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.JOB_END, JobEnd.GIVEN_UP)) {
            return Outcome.OK;
        }
        if (!state.is(Field.OPEN)) {
            return Outcome.REFUSED;
        }
        state.set(Field.FAILURES, state.get(Field.FAILURES) + 1);
        endsInFailure(state, reason);
        return Outcome.OK;
    }

    /**
     * Its message is sent once more.
     *
     * @param counts whether an attempt failed before
     */
    static void again(State state, boolean counts) {
        state.set(Field.LEASE, Lease.NONE);
        if (!counts || !failsOnce(state)) {
            backsOff(state);
            state.set(Field.SILENT, 0);
            sent(state, 1);
        }
    }

    /** Messages of the job. */
    static void sent(State state, int messages) {
        state.set(Field.SENT, state.get(Field.SENT) + messages);
        state.mark(Field.JOBS_SENT, state.get(Field.JOB) - 1);
    }
}
