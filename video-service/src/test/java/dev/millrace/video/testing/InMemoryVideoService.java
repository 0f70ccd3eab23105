package dev.millrace.video.testing;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.outbox.SilentRelay;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.common.testing.InMemoryOutbox;
import dev.millrace.common.trace.Traces;
import dev.millrace.video.access.Access;
import dev.millrace.video.asset.InMemoryAssets;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.deletion.DeletionFixture;
import dev.millrace.video.job.Claim;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.InMemoryJobs;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.JobGuard;
import dev.millrace.video.job.Task;
import dev.millrace.video.queue.QueueFixture;
import dev.millrace.video.recovery.RecoveryFixture;
import dev.millrace.video.report.ReportFixture;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.upload.UploadFixture;
import dev.millrace.video.video.InMemoryVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoRow;
import dev.millrace.video.video.VideoStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The service's own code over the rows of one video in memory. Delivers no message by itself. For one thread. */
public final class InMemoryVideoService {

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final TransactionTemplate transaction = new TransactionTemplate(database);
    private final Witness witness;
    private final InMemoryVideos videos;
    private final InMemoryAssets assets;
    private final InMemoryJobs jobs;
    private final RecoveryFixture recovery;
    private final DeletionFixture deletion;
    private final ReportFixture reports;
    private final UploadFixture uploads;

    /** Learns what the service does beside changing the rows. */
    public interface Witness {

        /** An event of the service, within the transaction. */
        void published(Object event);

        /** A message of the outbox, after the commit. */
        void announced(String kind, Object message);

        /** The assets that the video has from now on, after the commit. */
        void saved(List<VideoAsset> assets);
    }

    /**
     * @param isTableKept whether the table of statuses holds, as it should
     * @param off the guards of jobs that are switched off, as none should be
     */
    public InMemoryVideoService(
            Clock clock, MediaStore store, Witness witness, boolean isTableKept, Set<JobGuard> off) {
        this.witness = witness;
        Traces traces = new Traces(Tracer.NOOP, Propagator.NOOP);
        SilentRelay relay = new SilentRelay(clock);
        InMemoryOutbox outbox = new InMemoryOutbox(database, clock, witness::announced, () -> false);
        videos = new InMemoryVideos(database, clock, this::published, isTableKept);
        assets = new InMemoryAssets(database, clock, store, witness::saved);
        jobs = new InMemoryJobs(
                database,
                clock,
                videos,
                assets,
                QueueFixture.queue(outbox, traces, clock),
                store,
                relay,
                traces,
                this::published,
                off);
        recovery = new RecoveryFixture(
                jobs, ReportFixture.stored(store), assets.outputs(), new SimpleMeterRegistry(), clock);
        Access access = new Access(videos.videos());
        deletion = new DeletionFixture(access, videos.lifecycle(), outbox, relay, transaction);
        reports = new ReportFixture(videos.lifecycle(), jobs, assets, transaction, clock);
        uploads = new UploadFixture(access, videos.lifecycle(), store);
    }

    private void published(Object event) {
        witness.published(event);
        assets.hear(event);
        jobs.hear(event);
    }

    /** A row that {@link #hold} takes. */
    public Video row(VideoRow row) {
        return videos.row(row);
    }

    /** From now on there are these rows and no others; they are never changed. */
    public void hold(Video video, List<Job> jobsOfIt, List<Task> tasksOfIt, List<VideoAsset> assetsOfIt) {
        videos.table().reset(List.of(video));
        jobs.table().reset(jobsOfIt);
        jobs.taskTable().reset(tasksOfIt);
        assets.hold(assetsOfIt);
    }

    /** The committed video. */
    public Video video() {
        return videos.table().rows().iterator().next();
    }

    /** The committed jobs. */
    public Collection<Job> jobs() {
        return jobs.table().rows();
    }

    /** Whether a transaction is open, in which no call may leave the process. */
    public boolean isInTransaction() {
        return database.isOpen();
    }

    /** How often a video was locked since {@link #hold}. */
    public int videoLocks() {
        return videos.table().locks();
    }

    /** How often a job was locked since {@link #hold}; its tasks do not count. */
    public int jobLocks() {
        return jobs.table().locks();
    }

    public void delete(String ownerId, UUID videoId) {
        deletion.delete(ownerId, videoId);
    }

    public void retry(String ownerId, UUID videoId) {
        jobs.retry(ownerId, videoId);
    }

    public void reprocess(String ownerId, UUID videoId) {
        jobs.reprocess(ownerId, videoId);
    }

    /** As an operator's rollback does. */
    public void freeze(UUID videoId, Instant before) {
        jobs.interventions().freeze(videoId, before);
    }

    /** As an operator's replay does with one video. */
    public void replay(UUID videoId) {
        videos.videos()
                .findByIdAndDeletedAtIsNull(videoId)
                .filter(video -> video.status() == VideoStatus.FAILED)
                .ifPresent(jobs::replay);
    }

    public void receive(UploadReport report) {
        reports.receive(report);
    }

    public void uploadOpened(UUID videoId, UploadOpened question) {
        uploads.uploadOpened(videoId, question);
    }

    public ClaimOutcome claim(UUID videoId, UUID jobId, String claimId, boolean takesTasks) {
        return jobs.claims().claim(Claim.of(videoId, jobId, claimId, takesTasks));
    }

    public void renew(AttemptId by) {
        jobs.leases().renew(by);
    }

    public void release(AttemptId by) {
        jobs.leases().release(by);
    }

    public void failedOnce(AttemptId by) {
        jobs.leases().failedOnce(by, null, null);
    }

    /** @param stages how many tasks each has */
    public void divide(AttemptId by, List<Integer> stages) {
        jobs.divided().divide(by, stages);
    }

    public void done(AttemptId by) {
        jobs.divided().done(by);
    }

    /** The committed tasks. */
    public Collection<Task> tasks() {
        return jobs.taskTable().rows();
    }

    /** READY or FAILED: progress is not kept. */
    public void receive(TranscodeReport report) {
        reports.receive(report);
    }

    /** One pass of recovery. */
    public void reconcile() {
        recovery.reconcile();
    }

    /** One pass over a dead-letter queue that holds this message. */
    public void deadLetter(TranscodeJob message) {
        recovery.deadLetter(message);
    }
}
