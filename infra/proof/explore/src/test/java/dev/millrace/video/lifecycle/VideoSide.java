package dev.millrace.video.lifecycle;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.SourceSummary;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.trace.Traces;
import dev.millrace.explore.Entity;
import dev.millrace.explore.Field;
import dev.millrace.explore.Kept;
import dev.millrace.explore.Memory;
import dev.millrace.explore.Mutation;
import dev.millrace.explore.Names;
import dev.millrace.explore.Scene;
import dev.millrace.explore.State;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.annotation.Transactional;

/** The real lifecycle of a video over rows in memory: made from a state, and written back into one. */
public final class VideoSide {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONG_SILENCE = Duration.ofHours(2);
    private static final int MOST_FAILURES = 3;

    private final Names names;
    private final Entity<Video> entity;
    private final Memory<Video> memory;
    private final VideoLifecycle lifecycle;
    private final JobLeases leases;
    private final TranscodeAttempts attempts;
    private final Videos videos;

    public VideoSide(Names names, Kept kept, Mutation mutation) {
        this.names = names;
        entity = new Entity<>(Video.class, mutation == Mutation.TABLE_IGNORED ? UnguardedVideo::new : Video::new);
        memory = new Memory<>(entity::copy, Video::id);
        videos = new VideosInMemory();
        VideoRows rows = rows();
        LeaseProperties lease = new LeaseProperties(LEASE, MOST_FAILURES, Duration.ofSeconds(2));
        ApplicationEventPublisher events = event -> published(event, kept);
        StatusMoves moves = new StatusMoves(events, Scene.CLOCK);
        VideoAssets assets = new AssetsInMemory(kept);
        SourceFacts facts = new NoFacts();
        TranscodeFailures failures = new FailuresInMemory(kept);
        EffectiveAttempts effective =
                mutation == Mutation.STALE_ATTEMPTS_HEARD ? new Credulous(rows) : new EffectiveAttempts(rows);
        JobEnds ends = new JobEnds(moves, lease, events);
        lifecycle = memory.transactional(new VideoLifecycle(
                rows, assets, facts, moves, events, new Traces(Tracer.NOOP, Propagator.NOOP), Scene.CLOCK));
        leases = memory.transactional(
                mutation == Mutation.LEASE_IGNORED
                        ? new Greedy(rows, effective, ends, failures, lease)
                        : new JobLeases(rows, effective, ends, failures, lease, Scene.CLOCK));
        attempts = memory.transactional(
                new TranscodeAttempts(effective, assets, facts, failures, moves, ends, events, Scene.CLOCK));
    }

    public Memory<Video> memory() {
        return memory;
    }

    public VideoLifecycle lifecycle() {
        return lifecycle;
    }

    public JobLeases leases() {
        return leases;
    }

    public TranscodeAttempts attempts() {
        return attempts;
    }

    public Videos videos() {
        return videos;
    }

    /** Identity of a claim call of a worker, for the attempt it is about to get. */
    public static String claimId(int worker, int attempt) {
        return "w" + worker + "#" + attempt;
    }

    /** The row that a state speaks of. */
    public Video row(State state) {
        Video video = entity.blank();
        int reason = state.get(Field.FAIL_REASON);
        int session = state.get(Field.CURRENT_SESSION);
        boolean stored = state.is(Field.SOURCE);
        entity.set(video, "id", Scene.VIDEO);
        entity.set(video, "ownerId", Scene.OWNER);
        entity.set(video, "title", "A tour");
        entity.set(video, "metadata", "{}");
        entity.set(video, "source", new Source(Scene.MIME, Scene.SIZE, null, stored ? Scene.SOURCE_KEY : null));
        entity.set(video, "status", VideoStatus.values()[state.get(Field.VIDEO_STATUS)]);
        entity.set(video, "statusSince", Scene.NOW);
        entity.set(video, "failReason", reason == 0 ? null : FailReason.values()[reason - 1]);
        entity.set(video, "uploadSessionId", session == 0 ? null : names.session(session - 1));
        entity.set(video, "job", job(state));
        entity.set(video, "createdAt", Scene.NOW);
        entity.set(video, "updatedAt", Scene.NOW);
        entity.set(video, "deletedAt", state.is(Field.DELETED) ? Scene.NOW : null);
        return video;
    }

    private CurrentJob job(State state) {
        if (!state.is(Field.JOB)) {
            return null;
        }
        int attempt = state.get(Field.ATTEMPT);
        int holder = state.get(Field.HOLDER);
        Instant until = switch (state.get(Field.LEASE)) {
            case 0 -> null;
            case 1 -> Scene.NOW.plus(LEASE);
            default -> Scene.NOW.minusSeconds(1);
        };
        Instant heard = state.is(Field.SILENT) ? Scene.NOW.minus(LONG_SILENCE) : Scene.NOW;
        return new CurrentJob(
                names.job(state.get(Field.JOB)),
                attempt,
                state.get(Field.FAILURES),
                until,
                until == null || holder == 0 ? null : claimId(holder - 1, attempt),
                heard,
                heard,
                null,
                state.is(Field.OPEN));
    }

    /** Writes the committed row into the state. */
    public void write(State state) {
        Video video = memory.rows().iterator().next();
        UUID session = video.uploadSessionId();
        state.set(Field.VIDEO_STATUS, video.status().ordinal());
        state.set(
                Field.FAIL_REASON,
                video.failReason() == null ? 0 : video.failReason().ordinal() + 1);
        state.set(Field.DELETED, video.isDeleted() ? 1 : 0);
        state.set(Field.CURRENT_SESSION, session == null ? 0 : names.slot(session) + 1);
        state.set(Field.SOURCE, video.source().fileKey() == null ? 0 : 1);
        if (video.job() != null) {
            write(video.job(), state);
        }
    }

    private void write(CurrentJob job, State state) {
        boolean leased = job.leaseUntil() != null;
        state.set(Field.JOB, names.job(job.jobId()));
        state.set(Field.ATTEMPT, job.attempt());
        state.set(Field.FAILURES, job.failures());
        state.set(Field.LEASE, !leased ? 0 : job.isLeased(Scene.NOW) ? 1 : 2);
        state.set(
                Field.HOLDER,
                !leased || job.claimId() == null ? 0 : job.claimId().charAt(1) - '0' + 1);
        state.set(Field.SILENT, job.activeAt().isBefore(Scene.NOW) ? 1 : 0);
        state.set(Field.OPEN, job.isOpen() ? 1 : 0);
    }

    private static void published(Object event, Kept kept) {
        if (event instanceof VideoStatusChanged change) {
            kept.statusChanged(
                    change.from() == null ? null : change.from().name(),
                    change.to().name());
        }
    }

    private VideoRows rows() {
        return (VideoRows) Proxy.newProxyInstance(
                VideoRows.class.getClassLoader(),
                new Class<?>[] {VideoRows.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "lock", "findById" -> memory.find((UUID) arguments[0]);
                    case "saveAndFlush" -> memory.save((Video) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private final class VideosInMemory implements Videos {

        @Override
        public Optional<Video> findByIdAndDeletedAtIsNull(UUID id) {
            return memory.find(id).filter(video -> !video.isDeleted());
        }

        @Override
        public Optional<Video> findByIdAndOwnerIdAndDeletedAtIsNull(UUID id, String ownerId) {
            return findByIdAndDeletedAtIsNull(id)
                    .filter(video -> video.ownerId().equals(ownerId));
        }

        @Override
        public List<Video> pageAfter(
                String ownerId, List<VideoStatus> statuses, Instant createdAt, UUID id, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> firstPage(String ownerId, List<VideoStatus> statuses, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> moving(String ownerId, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> silentSince(Instant before, Limit limit) {
            return silent(before, true);
        }

        @Override
        public List<Video> waitingSince(Instant before, Limit limit) {
            return silent(before, false);
        }

        @Override
        public List<Video> transcodingSince(Instant before, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> failedAfter(FailReason reason, Instant since, UUID id, Instant until, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> lastQueuedOfThoseTaken() {
            return Optional.empty();
        }

        private List<Video> silent(Instant before, boolean isTaken) {
            return memory.all().stream()
                    .filter(video -> !video.isDeleted() && video.hasOpenJob())
                    .filter(video -> video.job().activeAt().isBefore(before))
                    .filter(video -> (video.job().leaseUntil() != null) == isTaken)
                    .toList();
        }
    }

    private final class AssetsInMemory extends VideoAssets {

        private final Kept kept;

        AssetsInMemory(Kept kept) {
            super(null, Scene.CLOCK);
            this.kept = kept;
        }

        @Override
        void replaceAll(UUID videoId, List<Asset> assets) {
            memory.onCommit(() -> kept.assetsSaved(assets));
        }

        @Override
        void replacePoster(UUID videoId, Asset poster) {
            throw new UnsupportedOperationException();
        }

        @Override
        void removeAll(UUID videoId) {
            memory.onCommit(kept::assetsRemoved);
        }
    }

    private static final class NoFacts extends SourceFacts {

        NoFacts() {
            super(null, null);
        }

        @Override
        void save(UUID videoId, SourceSummary facts) {}

        @Override
        void remove(UUID videoId) {}
    }

    private final class FailuresInMemory extends TranscodeFailures {

        private final Kept kept;

        FailuresInMemory(Kept kept) {
            super(null, Scene.CLOCK);
            this.kept = kept;
        }

        @Override
        void save(UUID videoId, UUID jobId, int attempt, FailReason reason, String detail) {
            memory.onCommit(() -> kept.failureSaved(jobId, attempt));
        }

        @Override
        boolean isKnown(UUID jobId, int attempt) {
            return kept.isFailureKnown(jobId, attempt);
        }
    }

    /** {@link Mutation#STALE_ATTEMPTS_HEARD}. */
    private static final class Credulous extends EffectiveAttempts {

        private final VideoRows rows;

        Credulous(VideoRows rows) {
            super(rows);
            this.rows = rows;
        }

        @Override
        Video lock(UUID videoId, UUID jobId, int attempt) {
            return rows.lock(videoId).filter(video -> video.job() != null).orElseThrow(StaleAttempt::new);
        }

        @Override
        Video read(UUID videoId, UUID jobId, int attempt) {
            return lock(videoId, jobId, attempt);
        }
    }

    /** {@link Mutation#LEASE_IGNORED}. */
    static class Greedy extends JobLeases {

        private final VideoRows rows;

        Greedy(
                VideoRows rows,
                EffectiveAttempts effective,
                JobEnds ends,
                TranscodeFailures failures,
                LeaseProperties lease) {
            super(rows, effective, ends, failures, lease, Scene.CLOCK);
            this.rows = rows;
        }

        @Override
        @Transactional
        public ClaimAnswer claim(UUID videoId, UUID jobId, String claimId) {
            rows.lock(videoId)
                    .filter(video -> video.hasOpenJob())
                    .ifPresent(video -> video.job(video.job().released(Scene.NOW)));
            return super.claim(videoId, jobId, claimId);
        }
    }

    /** {@link Mutation#TABLE_IGNORED}. */
    static class UnguardedVideo extends Video {

        private static final Entity<Video> FIELDS = new Entity<>(Video.class, Video::new);

        @Override
        Duration become(VideoStatus next, FailReason reason, Instant now) {
            FIELDS.set(this, "status", next);
            FIELDS.set(this, "failReason", reason);
            return Duration.ZERO;
        }
    }
}
