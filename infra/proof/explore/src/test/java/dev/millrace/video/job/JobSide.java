package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.trace.Traces;
import dev.millrace.common.web.Ids;
import dev.millrace.explore.Field;
import dev.millrace.explore.Memory;
import dev.millrace.explore.Mutation;
import dev.millrace.explore.Names;
import dev.millrace.explore.Scene;
import dev.millrace.explore.State;
import dev.millrace.explore.Table;
import dev.millrace.explore.Violation;
import dev.millrace.video.access.Access;
import dev.millrace.video.asset.AssetSide;
import dev.millrace.video.queue.JobQueue;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.VideoRemoved;
import dev.millrace.video.video.VideoSide;
import dev.millrace.video.video.VideoStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** The real jobs of a video over rows in memory: made from a state, and written back into one. */
public final class JobSide {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONG_SILENCE = Duration.ofHours(2);
    private static final int MOST_FAILURES = 3;

    /** How a job ended, as a state counts it. */
    public static final int DONE = 1;

    public static final int GIVEN_UP = 2;
    public static final int CANCELED = 3;

    private final Names names;
    private final Table<Job> table;
    private final VideoSide video;
    private final Jobs jobs;
    private final OpenedJobs opened;
    private final JobClaims claims;
    private final JobLeases leases;
    private final TranscodeAttempts attempts;
    private final Interventions interventions;
    private final Reruns reruns;
    private final DeadJobs deadJobs;

    public JobSide(
            Memory memory,
            Names names,
            Mutation mutation,
            VideoSide video,
            AssetSide assets,
            JobQueue queue,
            MediaStore store,
            OutboxRelay relay,
            Traces traces,
            ApplicationEventPublisher events) {
        this.names = names;
        this.video = video;
        // why: after the videos, as its rows are locked after theirs
        table = memory.table(UnaryOperator.identity(), Job::id);
        jobs = new JobsInMemory();
        TransactionTemplate transaction = new TransactionTemplate(memory);
        LeaseProperties lease = new LeaseProperties(LEASE, MOST_FAILURES, Duration.ofSeconds(2));
        TranscodedVideos transcoded = video.transcoded();
        TranscodeFailures failures = new NoFailures();
        JobEnds ends = new JobEnds(jobs, transcoded, queue, lease, events, Scene.CLOCK);
        FencedAttempts fenced = switch (mutation) {
            case STALE_ATTEMPTS_HEARD -> new Credulous();
            case LOCKS_TURNED -> new Hasty();
            default -> new FencedAttempts(transcoded, jobs);
        };
        opened = memory.transactional(new OpenedJobs(video.lifecycle(), transcoded, jobs, events, traces, Scene.CLOCK));
        claims = mutation == Mutation.LEASE_IGNORED
                ? new Greedy(ends, failures, lease, transaction)
                : new JobClaims(jobs, transcoded, ends, failures, lease, transaction, Scene.CLOCK);
        leases = new JobLeases(jobs, fenced, ends, failures, lease, transaction, Scene.CLOCK);
        attempts = memory.transactional(
                new TranscodeAttempts(fenced, transcoded, assets.assets(), assets.facts(), failures, ends, events));
        interventions = memory.transactional(new Interventions(transcoded, jobs, ends, failures, queue, Scene.CLOCK));
        reruns = new Reruns(
                new Access(video.videos()),
                transcoded,
                jobs,
                opened,
                new StoredSources(store),
                queue,
                relay,
                new IdempotencyKeys(null, null, Scene.CLOCK),
                new Ids(Scene.CLOCK),
                transaction);
        deadJobs = new DeadJobs(video.videos(), jobs, failures);
    }

    public Table<Job> table() {
        return table;
    }

    public Jobs jobs() {
        return jobs;
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

    public TranscodeAttempts attempts() {
        return attempts;
    }

    public Interventions interventions() {
        return interventions;
    }

    public DeadJobs deadJobs() {
        return deadJobs;
    }

    public void hear(Object event) {
        if (event instanceof VideoRemoved removed) {
            opened.on(removed);
        }
    }

    public void retry() {
        reruns.retry(Scene.OWNER, Scene.VIDEO);
    }

    public void reprocess() {
        reruns.reprocess(Scene.OWNER, null, Scene.VIDEO);
    }

    /** As the operators' replay does with a video that it finds FAILED. */
    public void replay() {
        video.videos()
                .findByIdAndDeletedAtIsNull(Scene.VIDEO)
                .filter(found -> found.status() == VideoStatus.FAILED)
                .ifPresent(found -> reruns.replay(found, false));
    }

    /** Identity of a claim call of a worker, for the attempt it is about to get. */
    public static String claimId(int worker, int attempt) {
        return "w" + worker + "#" + attempt;
    }

    /** The rows that a state speaks of: of earlier jobs only that they were. */
    public List<Job> rows(State state) {
        List<Job> rows = new ArrayList<>();
        for (int number = 1; number <= State.JOBS; number++) {
            if (state.isMarked(Field.JOBS_OPENED, number - 1)) {
                rows.add(number == state.get(Field.JOB) ? latest(state) : earlier(number));
            }
        }
        return rows;
    }

    private Job earlier(int number) {
        Instant longAgo = Scene.NOW.minus(Duration.ofDays(1));
        Work work = Work.enqueued(longAgo).claimed("w0#1", longAgo, longAgo);
        return job(number, longAgo, work.failed().givenUp(FailReason.TRANSCODE_ERROR, longAgo));
    }

    private Job latest(State state) {
        int attempt = state.get(Field.ATTEMPT);
        int holder = state.get(Field.HOLDER);
        String claimId = holder == 0 ? "" : claimId(holder - 1, attempt);
        Instant heard = state.is(Field.SILENT) ? Scene.NOW.minus(LONG_SILENCE) : Scene.NOW;
        Work work = new Work(attempt, claimId, state.get(Field.FAILURES), heard, workState(state, heard));
        return job(state.get(Field.JOB), Scene.NOW.minus(LONG_SILENCE), work);
    }

    private static WorkState workState(State state, Instant heard) {
        return switch (state.get(Field.JOB_END)) {
            case DONE -> new WorkState.Done(Scene.NOW);
            case GIVEN_UP -> new WorkState.GivenUp(FailReason.TRANSCODE_ERROR, Scene.NOW);
            case CANCELED -> new WorkState.Canceled(Scene.NOW);
            default ->
                switch (state.get(Field.LEASE)) {
                    case 0 -> new WorkState.Waiting(heard);
                    case 1 -> new WorkState.Claimed(heard, Scene.NOW.plus(LEASE), heard);
                    default -> new WorkState.Claimed(heard, Scene.NOW.minusSeconds(1), heard);
                };
        };
    }

    private Job job(int number, Instant openedAt, Work work) {
        return new Job(names.job(number), Scene.VIDEO, Scene.OWNER, Scene.SOURCE_KEY, null, openedAt, work);
    }

    /** Writes the committed rows into the state. */
    public void write(State state) {
        table.rows().forEach(job -> state.mark(Field.JOBS_OPENED, names.job(job.id()) - 1));
        jobs.latestOf(Scene.VIDEO).ifPresent(job -> write(job, state));
    }

    private void write(Job job, State state) {
        Work work = job.work();
        state.set(Field.JOB, names.job(job.id()));
        state.set(Field.ATTEMPT, work.attempt());
        state.set(Field.FAILURES, work.failures());
        state.set(Field.LEASE, !work.isClaimed() ? 0 : work.isLeased(Scene.NOW) ? 1 : 2);
        state.set(
                Field.HOLDER,
                !work.isOpen() || work.claimId().isEmpty() ? 0 : work.claimId().charAt(1) - '0' + 1);
        state.set(Field.SILENT, work.isOpen() && work.heardAt().isBefore(Scene.NOW) ? 1 : 0);
        state.set(Field.OPEN, work.isOpen() ? 1 : 0);
        state.set(Field.JOB_END, end(work.state()));
    }

    private static int end(WorkState state) {
        if (state instanceof WorkState.Done) {
            return DONE;
        }
        if (state instanceof WorkState.GivenUp) {
            return GIVEN_UP;
        }
        return state instanceof WorkState.Canceled ? CANCELED : 0;
    }

    private final class JobsInMemory extends Jobs {

        JobsInMemory() {
            super(null);
        }

        @Override
        public Optional<Job> find(UUID jobId) {
            return table.find(jobId);
        }

        @Override
        public Optional<Job> openOf(UUID videoId) {
            return table.all().stream().filter(Job::isOpen).findFirst();
        }

        @Override
        public Optional<Job> latestOf(UUID videoId) {
            return table.all().stream().max(Comparator.comparing(Job::openedAt));
        }

        @Override
        public List<UUID> videosWithOpenJob(String ownerId, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Job> silentSince(Instant before, int most) {
            return silent(before, true);
        }

        @Override
        public List<Job> waitingSince(Instant before, int most) {
            return silent(before, false);
        }

        @Override
        public Optional<Instant> lastQueuedOfThoseTaken() {
            return Optional.empty();
        }

        @Override
        Optional<Job> lock(UUID jobId) {
            return table.lock(jobId);
        }

        @Override
        Optional<Job> lockLatestOf(UUID videoId) {
            return latestOf(videoId).flatMap(job -> table.lock(job.id()));
        }

        @Override
        void insert(Job job) {
            if (openOf(job.videoId()).isPresent()) {
                throw new Violation("a video has two open jobs");
            }
            table.save(job);
        }

        @Override
        void save(Job job) {
            table.saveLocked(job);
        }

        private List<Job> silent(Instant before, boolean isClaimed) {
            return table.all().stream()
                    .filter(job -> job.isOpen() && job.work().isClaimed() == isClaimed)
                    .filter(job -> job.work().heardAt().isBefore(before))
                    .toList();
        }
    }

    private static final class NoFailures extends TranscodeFailures {

        NoFailures() {
            super(null, Scene.CLOCK);
        }

        @Override
        void save(AttemptId attempt, FailReason reason, String detail) {}

        @Override
        public Optional<FailReason> reason(AttemptId attempt) {
            return Optional.empty();
        }
    }

    /** {@link Mutation#STALE_ATTEMPTS_HEARD}. */
    private final class Credulous extends FencedAttempts {

        Credulous() {
            super(video.transcoded(), jobs);
        }

        @Override
        Job lockOpen(AttemptId by) {
            return jobs.lockLatestOf(by.videoId()).orElseThrow(StaleAttempt::new);
        }

        @Override
        LockedJob lock(AttemptId by) {
            return new LockedJob(video.transcoded().lock(by.videoId()).orElseThrow(StaleAttempt::new), lockOpen(by));
        }
    }

    /** {@link Mutation#LOCKS_TURNED}. */
    private final class Hasty extends FencedAttempts {

        Hasty() {
            super(video.transcoded(), jobs);
        }

        @Override
        LockedJob lock(AttemptId by) {
            jobs.lockLatestOf(by.videoId());
            return super.lock(by);
        }
    }

    /** {@link Mutation#LEASE_IGNORED}. */
    private final class Greedy extends JobClaims {

        private final TransactionTemplate transaction;

        Greedy(JobEnds ends, TranscodeFailures failures, LeaseProperties lease, TransactionTemplate transaction) {
            super(jobs, video.transcoded(), ends, failures, lease, transaction, Scene.CLOCK);
            this.transaction = transaction;
        }

        @Override
        public ClaimAnswer claim(UUID videoId, UUID jobId, String claimId) {
            transaction.executeWithoutResult(status -> jobs.lock(jobId)
                    .filter(Job::isOpen)
                    .ifPresent(job -> jobs.save(job.with(job.work().released(Scene.NOW)))));
            return super.claim(videoId, jobId, claimId);
        }
    }
}
