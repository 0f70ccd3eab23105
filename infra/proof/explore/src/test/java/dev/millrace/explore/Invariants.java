package dev.millrace.explore;

/** What the specification says is true at every moment, and of every step. */
final class Invariants {

    private Invariants() {}

    /** Throws unless the state is one that may be. */
    static void check(State state) {
        video(state);
        job(state);
        must(!(Model.isLive(state, 0) && Model.isLive(state, 1)), "a video has two live upload sessions");
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            session(state, slot);
        }
    }

    private static void video(State state) {
        int status = state.get(Field.VIDEO_STATUS);
        must(status != Model.UPLOADED, "a video rests in UPLOADED");
        must((status == Model.FAILED) == state.is(Field.FAIL_REASON), "a reason without FAILED, or FAILED without one");
        if (status == Model.TRANSCODING) {
            must(state.is(Field.OPEN) || state.is(Field.DELETED), "TRANSCODING without a job");
            must(state.is(Field.SOURCE), "TRANSCODING without a source");
            must(state.is(Field.OBJECT) && !state.is(Field.OBJECT_BAD), "TRANSCODING what is not in storage");
        }
        if (status == Model.READY) {
            must(state.is(Field.ASSETS), "READY without assets");
            int number = state.get(Field.ASSETS) / 2;
            int stored = state.output(State.jobOf(number), State.attemptOf(number));
            must(stored > state.get(Field.ASSETS) % 2, "READY by assets that are not in storage");
        }
    }

    private static void job(State state) {
        int status = state.get(Field.VIDEO_STATUS);
        boolean open = state.is(Field.OPEN);
        must(!open || status == Model.TRANSCODING || status == Model.READY, "an open job of a video at rest");
        must(open || !state.is(Field.LEASE), "a lease on a job that is over");
        int end = state.get(Field.JOB_END);
        must(open != (end != 0) || !state.is(Field.JOB), "a job that is neither open nor over, or both");
        must(end != Model.DONE || status == Model.READY, "a job is done and its video does not play");
        must(end != Model.JOB_CANCELED || state.is(Field.DELETED), "a job is cancelled and its video is there");
        must(!open || !state.is(Field.DELETED), "an open job of a deleted video");
        must(
                !state.is(Field.JOB) || state.isMarked(Field.JOBS_OPENED, state.get(Field.JOB) - 1),
                "a job that was never opened");
        must(
                !state.is(Field.WORKER_0) || state.get(Field.WORKER_0) != state.get(Field.WORKER_1),
                "two workers were given the same attempt");
    }

    private static void session(State state, int slot) {
        int status = state.get(Field.STATUS_0, slot);
        int reports = state.get(Field.REPORTS_0, slot);
        boolean hasJob = state.isMarked(Field.JOBS_SENT, slot);
        must((status == Model.COMPLETED) == hasJob, "a job without a completed session, or the other way round");
        must((reports == 1) == hasJob, "a job and its report are not one fact");
        must(status != Model.SESSION_FAILED || reports > 2, "a session FAILED and nobody is told");
        must((status == Model.SESSION_FAILED) == (state.get(Field.REASON_0, slot) != 0), "FAILED without a reason");
        must(!Model.isLive(state, slot) || reports == 0, "a live session was told to have ended");
        must(
                !Model.isEnded(state, slot)
                        || state.get(Field.STORAGE_OPEN_0, slot) == 1
                        || state.get(Field.OPENED_0, slot) == 0
                        || state.get(Field.MULTIPART_0, slot) != 1,
                "an ended session leaves its multipart open");
    }

    /** Throws unless the one may follow the other. */
    static void check(State before, State after) {
        boolean wasReady = before.get(Field.VIDEO_STATUS) == Model.READY;
        must(!wasReady || after.get(Field.VIDEO_STATUS) == Model.READY, "READY rolls back");
        must(!before.is(Field.DELETED) || after.is(Field.DELETED), "a deleted video is back");
        int opened = before.get(Field.JOBS_OPENED);
        must((opened & after.get(Field.JOBS_OPENED)) == opened, "an earlier job is forgotten");
        if (before.get(Field.JOB) == after.get(Field.JOB) && before.is(Field.JOB_END)) {
            must(before.get(Field.JOB_END) == after.get(Field.JOB_END), "a job that is over moves");
        }
        if (before.get(Field.JOB) == after.get(Field.JOB)) {
            must(after.get(Field.ATTEMPT) >= before.get(Field.ATTEMPT), "a fencing number shrinks");
            must(after.get(Field.FAILURES) >= before.get(Field.FAILURES), "a failure is forgotten");
        }
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            boolean stays = after.get(Field.STATUS_0, slot) == before.get(Field.STATUS_0, slot);
            must(!Model.isEnded(before, slot) || stays, "an ended session moves");
        }
    }

    /** Throws unless nothing is left to do. */
    static void checkAtRest(State state) {
        int status = state.get(Field.VIDEO_STATUS);
        boolean deleted = state.is(Field.DELETED);
        must(deleted || status == Model.DRAFT || status == Model.READY || status == Model.FAILED, "the video is stuck");
        must(!state.is(Field.OPEN), "the job is stuck");
        must(!Model.hasLive(state), "a session is stuck");
        must(state.get(Field.MULTIPART_0) != 1 && state.get(Field.MULTIPART_1) != 1, "parts stay in storage for ever");
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            boolean isEnded = Model.isEnded(state, slot);
            must(!isEnded || state.get(Field.STORAGE_OPEN_0, slot) == 0, "an ended session is never cleared");
            boolean isOfNoUse = isEnded && state.get(Field.STATUS_0, slot) != Model.COMPLETED;
            must(!isOfNoUse || state.get(Field.OBJECT) != slot + 1, "an object stays that came too late");
        }
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }
}
