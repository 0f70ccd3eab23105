package dev.millrace.video.job;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.common.testing.InMemoryTable;
import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import dev.millrace.video.access.Access;
import dev.millrace.video.asset.InMemoryAssets;
import dev.millrace.video.queue.JobQueue;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.InMemoryVideos;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoRemoved;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The real jobs of one video over rows in memory: a lease of 60 s, three failures. */
public final class InMemoryJobs {

    private static final LeaseProperties LEASE = new LeaseProperties(Duration.ofSeconds(60), 3, Duration.ofSeconds(2));

    private final InMemoryTable<Job> table;
    private final InMemoryTable<Task> taskTable;
    private final Jobs jobs;
    private final JobTasks tasks;
    private final OpenedJobs opened;
    private final JobClaims claims;
    private final JobLeases leases;
    private final DividedJobs divided;
    private final TranscodeAttempts attempts;
    private final OutputJudge judge;
    private final Interventions interventions;
    private final Reruns reruns;
    private final DeadJobs deadJobs;

    public InMemoryJobs(
            InMemoryDatabase database,
            Clock clock,
            InMemoryVideos videos,
            InMemoryAssets assets,
            JobQueue queue,
            MediaStore store,
            OutboxRelay relay,
            Traces traces,
            ApplicationEventPublisher events,
            Set<JobGuard> off) {
        // why: after the videos, as its rows are locked after theirs
        table = database.table(UnaryOperator.identity(), Job::id);
        taskTable = database.table(UnaryOperator.identity(), InMemoryTaskRows::id);
        jobs = new InMemoryJobRows(table, off);
        tasks = new InMemoryTaskRows(taskTable, off);
        Pieces pieces = new Pieces(jobs, tasks);
        TransactionTemplate transaction = new TransactionTemplate(database);
        TranscodedVideos transcoded = videos.transcoded();
        TranscodeFailures failures = new NoFailures(clock);
        JobEnds ends = new JobEnds(jobs, tasks, transcoded, queue, LEASE, events, clock);
        FencedAttempts fenced = off.stream()
                .findFirst()
                .map(guard -> guard.off(transcoded, jobs, tasks))
                .orElseGet(() -> new FencedAttempts(transcoded, jobs, tasks));
        opened = database.transactional(
                new OpenedJobs(videos.lifecycle(), transcoded, jobs, ends, events, traces, clock));
        claims = off.contains(JobGuard.LEASE)
                ? new GreedyClaims(jobs, tasks, pieces, transcoded, ends, failures, LEASE, transaction, clock)
                : new JobClaims(jobs, tasks, pieces, transcoded, ends, failures, LEASE, transaction, clock);
        leases = new JobLeases(jobs, pieces, fenced, ends, failures, LEASE, transaction, clock);
        divided = new DividedJobs(jobs, tasks, queue, relay, events, transaction, clock);
        attempts = database.transactional(
                new TranscodeAttempts(fenced, transcoded, assets.assets(), assets.facts(), failures, ends, events));
        judge = new OutputJudge(attempts, assets.outputs());
        interventions =
                database.transactional(new Interventions(transcoded, jobs, tasks, ends, failures, queue, clock));
        reruns = new Reruns(
                new Access(videos.videos()),
                transcoded,
                jobs,
                opened,
                new StoredSources(store),
                queue,
                relay,
                new IdempotencyKeys(null, null, clock),
                new Ids(clock),
                transaction);
        deadJobs = new DeadJobs(videos.videos(), jobs, failures);
    }

    /** The rows. */
    public InMemoryTable<Job> table() {
        return table;
    }

    /** The rows of the tasks of an open job. */
    public InMemoryTable<Task> taskTable() {
        return taskTable;
    }

    public Jobs jobs() {
        return jobs;
    }

    public JobTasks tasks() {
        return tasks;
    }

    public OpenedJobs opened() {
        return opened;
    }

    public JobClaims claims() {
        return claims;
    }

    public JobLeases leases() {
        return leases;
    }

    public DividedJobs divided() {
        return divided;
    }

    public TranscodeAttempts attempts() {
        return attempts;
    }

    public OutputJudge judge() {
        return judge;
    }

    public Interventions interventions() {
        return interventions;
    }

    public void retry(String ownerId, UUID videoId) {
        reruns.retry(ownerId, videoId);
    }

    public void reprocess(String ownerId, UUID videoId) {
        reruns.reprocess(ownerId, null, videoId);
    }

    /** As the operators' replay does with a video that it finds FAILED. */
    public void replay(Video failed) {
        reruns.replay(failed, false);
    }

    public DeadJobs deadJobs() {
        return deadJobs;
    }

    /** An event within the transaction. */
    public void hear(Object event) {
        if (event instanceof VideoRemoved removed) {
            opened.on(removed);
        }
    }
}
