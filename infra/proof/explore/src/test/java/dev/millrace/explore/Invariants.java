package dev.millrace.explore;

/** What the specification says is true at every moment, and of every step. */
final class Invariants {

    private Invariants() {}

    /** Throws unless the state is one that may be. */
    static void check(State state) {
        video(state);
        job(state);
        TaskInvariants.check(state);
        must(!(SessionModel.isLive(state, 0) && SessionModel.isLive(state, 1)), "a video has two live upload sessions");
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            session(state, slot);
        }
    }

    private static void video(State state) {
        must(!is(state, VideoStage.UPLOADED), "a video rests in UPLOADED");
        must(
                is(state, VideoStage.FAILED) == state.is(Field.FAIL_REASON),
                "a reason without FAILED, or FAILED without one");
        if (is(state, VideoStage.TRANSCODING)) {
            must(state.is(Field.OPEN) || state.is(Field.DELETED), "TRANSCODING without a job");
            must(state.is(Field.SOURCE), "TRANSCODING without a source");
            must(state.is(Field.OBJECT) && !state.is(Field.OBJECT_BAD), "TRANSCODING what is not in storage");
        }
        if (is(state, VideoStage.READY)) {
            must(state.is(Field.ASSETS), "READY without assets");
            Output stored = state.output(state.savedFolder());
            must(stored.compareTo(state.savedOutput()) >= 0, "READY by assets that are not in storage");
        }
    }

    private static boolean is(State state, VideoStage stage) {
        return state.is(Field.VIDEO_STATUS, stage);
    }

    private static void job(State state) {
        boolean open = state.is(Field.OPEN);
        boolean isReady = is(state, VideoStage.READY);
        must(!open || isReady || is(state, VideoStage.TRANSCODING), "an open job of a video at rest");
        must(open || state.is(Field.LEASE, Lease.NONE), "a lease on a job that is over");
        boolean isOver = !state.is(Field.JOB_END, JobEnd.NOT_YET);
        must(open != isOver || !state.is(Field.JOB), "a job that is neither open nor over, or both");
        must(!state.is(Field.JOB_END, JobEnd.DONE) || isReady, "a job is done and its video does not play");
        must(
                !state.is(Field.JOB_END, JobEnd.CANCELED) || state.is(Field.DELETED),
                "a job is cancelled and its video is there");
        must(!open || !state.is(Field.DELETED), "an open job of a deleted video");
        must(
                !state.is(Field.JOB) || state.isMarked(Field.JOBS_OPENED, state.get(Field.JOB) - 1),
                "a job that was never opened");
        must(
                !state.is(Field.WORKER_0) || state.get(Field.WORKER_0) != state.get(Field.WORKER_1),
                "two workers were given the same attempt");
    }

    private static void session(State state, int slot) {
        boolean isFailed = state.is(Field.STATUS_0, slot, SessionStage.FAILED);
        int reports = state.get(Field.REPORTS_0, slot);
        boolean hasJob = state.isMarked(Field.JOBS_SENT, slot);
        must(
                state.is(Field.STATUS_0, slot, SessionStage.COMPLETED) == hasJob,
                "a job without a completed session, or the other way round");
        must((reports == Ending.COMPLETED.bit()) == hasJob, "a job and its report are not one fact");
        must(!isFailed || reports > Ending.CANCELED.bit(), "a session FAILED without a report to video-service");
        must(isFailed == (state.get(Field.REASON_0, slot) != 0), "FAILED without a reason");
        must(!SessionModel.isLive(state, slot) || reports == 0, "a live session was told to have ended");
        must(
                !SessionModel.isEnded(state, slot)
                        || state.get(Field.STORAGE_OPEN_0, slot) == 1
                        || state.get(Field.OPENED_0, slot) == 0
                        || !state.is(Field.MULTIPART_0, slot, MultipartStage.OPEN),
                "an ended session leaves its multipart open");
    }

    /** Throws unless the one may follow the other. */
    static void check(State before, State after) {
        must(!is(before, VideoStage.READY) || is(after, VideoStage.READY), "READY rolls back");
        must(!is(before, VideoStage.READY) || playsAsMuch(before, after), "a rendition that plays is taken away");
        must(!before.is(Field.DELETED) || after.is(Field.DELETED), "a deleted video is back");
        int opened = before.get(Field.JOBS_OPENED);
        must((opened & after.get(Field.JOBS_OPENED)) == opened, "an earlier job is forgotten");
        if (before.get(Field.JOB) == after.get(Field.JOB) && before.is(Field.JOB_END)) {
            must(before.get(Field.JOB_END) == after.get(Field.JOB_END), "a job that is over moves");
        }
        if (before.get(Field.JOB) == after.get(Field.JOB)) {
            must(after.get(Field.ATTEMPT) >= before.get(Field.ATTEMPT), "a fencing number shrinks");
            boolean isAfresh = TaskInvariants.beginsAfresh(before, after);
            must(isAfresh || after.get(Field.FAILURES) >= before.get(Field.FAILURES), "a failure is forgotten");
        }
        TaskInvariants.check(before, after);
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            boolean stays = after.get(Field.STATUS_0, slot) == before.get(Field.STATUS_0, slot);
            must(!SessionModel.isEnded(before, slot) || stays, "an ended session moves");
        }
    }

    private static boolean playsAsMuch(State before, State after) {
        Output output = after.savedOutput();
        boolean isSameFolder = before.savedFolder() == after.savedFolder();
        return output == Output.WHOLE || isSameFolder && output.compareTo(before.savedOutput()) >= 0;
    }

    /** Throws unless nothing is left to do. */
    static void checkAtRest(State state) {
        boolean isAtRest = is(state, VideoStage.DRAFT) || is(state, VideoStage.READY) || is(state, VideoStage.FAILED);
        must(isAtRest || state.is(Field.DELETED), "the video is stuck");
        must(!state.is(Field.OPEN), "the job is stuck");
        must(!SessionModel.hasLive(state), "a session is stuck");
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            must(!state.is(Field.MULTIPART_0, slot, MultipartStage.OPEN), "parts stay in storage for ever");
            boolean isEnded = SessionModel.isEnded(state, slot);
            must(!isEnded || state.get(Field.STORAGE_OPEN_0, slot) == 0, "an ended session is never cleared");
            boolean isOfNoUse = isEnded && !state.is(Field.STATUS_0, slot, SessionStage.COMPLETED);
            must(!isOfNoUse || state.get(Field.OBJECT) != slot + 1, "an object stays that came too late");
        }
    }

    static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }
}
