package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import java.util.Map;
import java.util.Set;

/** What the specification says of a video: its moves, and what its owner, operators and upload-service do to it. */
final class VideoModel {

    /** The specification's "Lifecycle of a video". */
    private static final Map<VideoStage, Set<VideoStage>> MOVES = Map.of(
            VideoStage.DRAFT, Set.of(VideoStage.UPLOADING),
            VideoStage.UPLOADING, Set.of(VideoStage.UPLOADED, VideoStage.FAILED),
            VideoStage.UPLOADED, Set.of(VideoStage.TRANSCODING),
            VideoStage.TRANSCODING, Set.of(VideoStage.READY, VideoStage.FAILED),
            VideoStage.READY, Set.of(),
            VideoStage.FAILED, Set.of(VideoStage.TRANSCODING, VideoStage.UPLOADING));

    private static final Set<FailReason> SOURCE_STAYS_USABLE = Set.of(
            FailReason.SOURCE_ARCHIVED,
            FailReason.TRANSCODE_ERROR,
            FailReason.TIMED_OUT,
            FailReason.RETRIES_EXHAUSTED,
            FailReason.ROLLBACK);

    private VideoModel() {}

    /** Throws unless a video may move so; it begins without a status. */
    static void mustBeAllowed(VideoStage from, VideoStage to) {
        if (from == null ? to != VideoStage.DRAFT : !MOVES.get(from).contains(to)) {
            throw new Violation("a video became " + to + " from " + from);
        }
    }

    private static boolean is(State state, VideoStage stage) {
        return !state.is(Field.DELETED) && state.is(Field.VIDEO_STATUS, stage);
    }

    /** DRAFT, FAILED without a usable source, or UPLOADING with a session that ended. */
    static boolean allowsUpload(State state) {
        return is(state, VideoStage.DRAFT)
                || is(state, VideoStage.UPLOADING)
                || is(state, VideoStage.FAILED) && !hasUsableSource(state);
    }

    private static boolean hasUsableSource(State state) {
        FailReason reason = FailReason.values()[state.get(Field.FAIL_REASON) - 1];
        return hasSource(state) && SOURCE_STAYS_USABLE.contains(reason);
    }

    private static boolean hasSource(State state) {
        return state.is(Field.SOURCE) && state.is(Field.OBJECT);
    }

    static void uploading(State state) {
        state.set(Field.VIDEO_STATUS, VideoStage.UPLOADING);
        state.set(Field.FAIL_REASON, 0);
        state.set(Field.ASSETS, 0);
    }

    private static Outcome transcoding(State state, int job) {
        state.set(Field.VIDEO_STATUS, VideoStage.TRANSCODING);
        state.set(Field.FAIL_REASON, 0);
        return JobModel.enqueued(state, job);
    }

    static Outcome failed(State state, FailReason reason) {
        state.set(Field.VIDEO_STATUS, VideoStage.FAILED);
        state.set(Field.FAIL_REASON, reason.ordinal() + 1);
        return Outcome.OK;
    }

    static Outcome delete(State state) {
        if (state.is(Field.OPEN)) {
            JobModel.over(state, JobEnd.CANCELED);
        }
        state.set(Field.DELETED, 1);
        return Outcome.OK;
    }

    static Outcome report(State state, int slot, Ending ending) {
        boolean concernsIt = is(state, VideoStage.UPLOADING) && state.get(Field.CURRENT_SESSION) == slot + 1;
        if (!concernsIt) {
            return Outcome.OK;
        }
        return switch (ending) {
            case COMPLETED -> transcoding(state, slot + 1);
            case CANCELED -> failed(state, FailReason.UPLOAD_CANCELED);
            case UPLOAD_FAILED -> failed(state, FailReason.UPLOAD_FAILED);
            case UPLOAD_EXPIRED -> failed(state, FailReason.UPLOAD_EXPIRED);
            case UNSUPPORTED_FORMAT -> failed(state, FailReason.UNSUPPORTED_FORMAT);
        };
    }

    static Outcome retry(State state) {
        if (is(state, VideoStage.TRANSCODING)) {
            return Outcome.OK;
        }
        boolean isAllowed = is(state, VideoStage.FAILED) && hasSource(state);
        return isAllowed ? again(state) : Outcome.REFUSED;
    }

    static Outcome reprocess(State state) {
        if (!is(state, VideoStage.READY)) {
            return Outcome.REFUSED;
        }
        if (state.is(Field.OPEN)) {
            return Outcome.OK;
        }
        if (!hasSource(state)) {
            return Outcome.REFUSED;
        }
        JobModel.enqueued(state, newJob(state));
        JobModel.sent(state, 1);
        return Outcome.OK;
    }

    static Outcome freeze(State state) {
        if (is(state, VideoStage.TRANSCODING)) {
            JobModel.endsInFailure(state, FailReason.ROLLBACK);
        }
        return Outcome.OK;
    }

    static Outcome replay(State state) {
        boolean isToBe = is(state, VideoStage.FAILED) && hasSource(state);
        return isToBe ? again(state) : Outcome.OK;
    }

    private static Outcome again(State state) {
        transcoding(state, newJob(state));
        JobModel.sent(state, 1);
        return Outcome.OK;
    }

    private static int newJob(State state) {
        return Names.SLOTS + state.get(Field.MORE_JOBS) + 1;
    }
}
