package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.Internal.VideoDeleted;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.JobGuard;
import dev.millrace.video.job.Task;
import dev.millrace.video.testing.InMemoryVideoService;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoRow;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Video-service in a world: its rows made from a state, and what its owner, operators and upload-service ask of it. */
final class VideoSide implements InMemoryVideoService.Witness {

    private final World world;
    private final Outputs outputs;
    private final Mutation mutation;
    private final JobRows jobRows;
    private final TaskRows taskRows;
    private final InMemoryVideoService service;
    private Video video;
    private List<Job> jobs = List.of();
    private List<Task> tasks = List.of();
    private List<VideoAsset> assets = List.of();

    VideoSide(World world, Bucket bucket, Outputs outputs, Mutation mutation) {
        this.world = world;
        this.outputs = outputs;
        this.mutation = mutation;
        jobRows = new JobRows(world.names());
        taskRows = new TaskRows(world.names());
        service = new InMemoryVideoService(
                Scene.CLOCK, bucket, this, mutation != Mutation.TABLE_IGNORED, guardsOff(mutation));
    }

    private static Set<JobGuard> guardsOff(Mutation mutation) {
        return switch (mutation) {
            case STALE_ATTEMPTS_HEARD -> Set.of(JobGuard.FENCING);
            case LOCKS_TURNED -> Set.of(JobGuard.LOCK_ORDER);
            case LEASE_IGNORED -> Set.of(JobGuard.LEASE);
            case STALE_TASKS_HEARD -> Set.of(JobGuard.TASK_FENCING);
            case STAGES_TORN -> Set.of(JobGuard.WHOLE_STAGES);
            case TASKS_KEPT -> Set.of(JobGuard.END_OF_TASKS);
            case NUMBERS_GIVEN_TWICE -> Set.of(JobGuard.ONE_COUNTER);
            case JOB_LOCKED_FOR_TASK -> Set.of(JobGuard.TASK_ALONE);
            default -> Set.of();
        };
    }

    InMemoryVideoService service() {
        return service;
    }

    /** Makes the rows that a state speaks of. */
    void makeRows(State state) {
        int reason = state.get(Field.FAIL_REASON);
        int session = state.get(Field.CURRENT_SESSION);
        String key = state.is(Field.SOURCE) ? Scene.SOURCE_KEY : null;
        video = service.row(new VideoRow(
                Scene.VIDEO,
                Scene.OWNER,
                new Source(Scene.MIME, Scene.SIZE, null, key),
                VideoStatus.values()[state.get(Field.VIDEO_STATUS)],
                reason == 0 ? null : FailReason.values()[reason - 1],
                session == 0 ? null : world.names().session(session - 1),
                state.is(Field.DELETED)));
        jobs = jobRows.of(state);
        tasks = taskRows.of(state);
        assets = outputs.saved(state);
    }

    /** Puts the service into the state of which the rows were made. */
    void hold() {
        service.hold(video, jobs, tasks, assets);
    }

    /** Writes the committed rows into the state. */
    void write(State state) {
        Video committed = service.video();
        FailReason reason = committed.failReason();
        UUID session = committed.uploadSessionId();
        state.set(Field.VIDEO_STATUS, committed.status().ordinal());
        state.set(Field.FAIL_REASON, reason == null ? 0 : reason.ordinal() + 1);
        state.set(Field.DELETED, committed.isDeleted() ? 1 : 0);
        state.set(Field.CURRENT_SESSION, session == null ? 0 : world.names().slot(session) + 1);
        state.set(Field.SOURCE, committed.source().fileKey() == null ? 0 : 1);
        jobRows.write(service.jobs(), service.tasks(), state);
    }

    Outcome perform(Event event) {
        switch (event.kind()) {
            case DELETE -> delete();
            case RETRY -> service.retry(Scene.OWNER, Scene.VIDEO);
            case REPROCESS -> service.reprocess(Scene.OWNER, Scene.VIDEO);
            case FREEZE -> service.freeze(Scene.VIDEO, Scene.NOW.plusSeconds(1));
            case REPLAY -> service.replay(Scene.VIDEO);
            case REPORT -> report(event.a(), event.ending());
            case RECONCILE -> recover(service::reconcile);
            case DEAD_LETTER -> recover(() -> service.deadLetter(message()));
            default -> throw new IllegalArgumentException(event.toString());
        }
        return Outcome.OK;
    }

    void delete() {
        service.delete(Scene.OWNER, Scene.VIDEO);
    }

    void uploadOpened(UUID videoId, UploadOpened question) {
        service.uploadOpened(videoId, question);
    }

    private void recover(Runnable pass) {
        if (mutation != Mutation.NO_RECOVERY) {
            pass.run();
        }
    }

    private TranscodeJob message() {
        return new TranscodeJob(
                TranscodeJob.CURRENT_VERSION,
                world.names().job(world.now().get(Field.JOB)),
                Scene.VIDEO,
                Scene.SOURCE_KEY,
                TranscodeJob.DEFAULT_RENDITIONS,
                Scene.NOW,
                null);
    }

    private void report(int slot, Ending ending) {
        State now = world.now();
        now.set(Field.HEARD_0, slot, 1);
        boolean isForeignHeard = mutation == Mutation.FOREIGN_SESSIONS_HEARD;
        UUID session = world.names().session(isForeignHeard ? now.get(Field.CURRENT_SESSION) - 1 : slot);
        service.receive(
                switch (ending) {
                    case COMPLETED -> completed(session, world.names().job(slot + 1));
                    case CANCELED -> new UploadReport.Canceled(session, Scene.VIDEO);
                    case UPLOAD_FAILED -> failed(session, FailReason.UPLOAD_FAILED);
                    case UPLOAD_EXPIRED -> failed(session, FailReason.UPLOAD_EXPIRED);
                    case UNSUPPORTED_FORMAT -> failed(session, FailReason.UNSUPPORTED_FORMAT);
                });
    }

    private static UploadReport completed(UUID session, UUID job) {
        return new UploadReport.Completed(session, Scene.VIDEO, job, Scene.SOURCE_KEY, Scene.SIZE, Scene.MIME, null);
    }

    private static UploadReport failed(UUID session, FailReason reason) {
        return new UploadReport.Failed(session, Scene.VIDEO, reason);
    }

    @Override
    public void published(Object event) {
        if (event instanceof VideoStatusChanged change) {
            VideoModel.mustBeAllowed(stage(change.from()), stage(change.to()));
        }
    }

    private static VideoStage stage(VideoStatus status) {
        return status == null ? null : VideoStage.valueOf(status.name());
    }

    @Override
    public void announced(String kind, Object message) {
        if (message instanceof VideoDeleted) {
            world.now().set(Field.DELETION_SAID, Notice.SAID);
        }
        if (message instanceof TranscodeJob job && kind.equals("transcode-job")) {
            world.now().mark(Field.JOBS_SENT, world.names().job(job.jobId()) - 1);
            world.now().set(Field.SENT, world.now().get(Field.SENT) + 1);
        }
    }

    @Override
    public void saved(List<VideoAsset> assets) {
        world.now().set(Field.ASSETS, outputs.saved(assets));
    }
}
