package dev.millrace.explore;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.Internal.VideoDeleted;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.TranscodeReport.Asset;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.common.media.SourceLimits;
import dev.millrace.common.outbox.SilentRelay;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.trace.Traces;
import dev.millrace.upload.announce.Announcements;
import dev.millrace.upload.announce.AnnouncementsDoor;
import dev.millrace.upload.completion.CompletionDoor;
import dev.millrace.upload.expiry.ExpiryDoor;
import dev.millrace.upload.opening.OpeningDoor;
import dev.millrace.upload.part.PartDoor;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSide;
import dev.millrace.upload.video.VideoServiceDouble;
import dev.millrace.video.access.Access;
import dev.millrace.video.asset.AssetSide;
import dev.millrace.video.asset.AttemptOutput;
import dev.millrace.video.deletion.DeletionDoor;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.JobSide;
import dev.millrace.video.queue.QueueDoor;
import dev.millrace.video.recovery.RecoveryDoor;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoSide;
import dev.millrace.video.video.VideoStatusChanged;
import dev.millrace.video.webhook.WebhookDoor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two services as they are, with everything around them in memory. Puts them into a state, lets one event happen to them,
 * and reads the state they are in then. For one thread.
 */
final class World {

    private static final int HEARD = 2;

    private final Mutation mutation;
    private final Names names = new Names();
    private final Bucket bucket;
    private final Memory videoMemory = new Memory();
    private final VideoSide video;
    private final AssetSide assets;
    private final JobSide jobs;
    private final UploadSide upload;
    private final RecoveryDoor recovery;
    private final DeletionDoor deletion;
    private final WebhookDoor webhooks;
    private final CompletionDoor completion;
    private final PartDoor parts;
    private final OpeningDoor opening;
    private final ExpiryDoor expiry;
    private final TransactionTemplate videoTransaction;

    private State loaded = new State();
    private Video videoRow;
    private List<Job> jobRows = List.of();
    private List<UploadSession> sessionRows = List.of();
    private State now = new State();
    private Meanwhile meanwhile = Meanwhile.NOTHING;

    World(Mutation mutation) {
        this.mutation = mutation;
        MeterRegistry meters = new SimpleMeterRegistry();
        JsonMapper json = JsonMapper.builder().build();
        SilentRelay relay = new SilentRelay(Scene.CLOCK);
        Traces traces = new Traces(Tracer.NOOP, Propagator.NOOP);
        SourceLimits limits =
                new SourceLimits(DataSize.ofGigabytes(1), Set.of(SourceContainer.MP4, SourceContainer.MOV));

        bucket = new Bucket(this, mutation, json);
        Beside beside = new Beside();
        videoTransaction = new TransactionTemplate(videoMemory);
        MemoryOutbox videoOutbox = new MemoryOutbox(videoMemory, this::announcedByVideo, this::isReportUnheard);
        video = new VideoSide(videoMemory, names, mutation, this::published);
        assets = new AssetSide(videoMemory, beside, bucket, json);
        jobs = new JobSide(
                videoMemory,
                names,
                mutation,
                video,
                assets,
                QueueDoor.open(videoOutbox, traces, Scene.CLOCK),
                bucket,
                relay,
                traces,
                this::published);
        recovery = new RecoveryDoor(jobs, assets.outputs(), meters, Scene.CLOCK);
        Access access = new Access(video.videos());
        deletion = new DeletionDoor(access, video.lifecycle(), videoOutbox, relay, videoTransaction);
        webhooks = new WebhookDoor(video.lifecycle(), jobs.opened(), access, bucket, videoTransaction, Scene.CLOCK);

        upload = new UploadSide(names, mutation);
        MemoryOutbox uploadOutbox = new MemoryOutbox(upload.memory(), this::announcedByUpload, this::isReportUnheard);
        Announcements announcements = AnnouncementsDoor.open(uploadOutbox, relay, traces, Scene.CLOCK);
        VideoServiceDouble videos = new VideoServiceDouble(this::askVideoService);
        upload.build(announcements, bucket, videos);
        completion = new CompletionDoor(upload.sessions(), upload.ended(), upload.lost(), bucket, limits);
        parts = new PartDoor(upload.sessions(), upload.lost(), meters, Scene.CLOCK);
        opening = new OpeningDoor(
                upload.memory(), upload.sessions(), upload.ended(), announcements, videos, bucket, limits, Scene.CLOCK);
        expiry =
                new ExpiryDoor(upload.sessions(), upload.ended(), completion.completion(), bucket, meters, Scene.CLOCK);
    }

    Names names() {
        return names;
    }

    State now() {
        return now;
    }

    Meanwhile meanwhile() {
        return meanwhile;
    }

    UploadSide upload() {
        return upload;
    }

    CompletionDoor completion() {
        return completion;
    }

    ExpiryDoor expiry() {
        return expiry;
    }

    /** A video that was just registered. */
    static State beginning() {
        return new State();
    }

    /** What happened. */
    record Step(Outcome outcome, State after) {}

    /** Lets an event happen in a state. */
    Step apply(State before, Event event) {
        load(before);
        Outcome outcome;
        try {
            outcome = perform(event);
        } catch (Bucket.Killed e) {
            outcome = Outcome.DIED;
        } catch (Unavailable e) {
            outcome = Outcome.UNAVAILABLE;
        } catch (ProblemException e) {
            outcome = Outcome.REFUSED;
        } catch (RuntimeException e) {
            throw new Violation("answered 500: " + e, e);
        }
        video.write(now);
        jobs.write(now);
        upload.write(now);
        names.store(now);
        return new Step(outcome, now);
    }

    private void load(State before) {
        if (videoRow == null || !loaded.equals(before)) {
            names.load(before);
            videoRow = video.row(before);
            jobRows = jobs.rows(before);
            sessionRows = upload.rows(before);
            loaded = before.copy();
        }
        names.load(before);
        video.table().reset(List.of(videoRow));
        jobs.table().reset(jobRows);
        upload.table().reset(sessionRows);
        now = before.copy();
        meanwhile = Meanwhile.NOTHING;
    }

    private Outcome perform(Event event) {
        int a = event.a();
        UUID session = names.session(a);
        switch (event.kind()) {
            case OPEN -> {
                meanwhile = event.meanwhile();
                opening.open(Scene.OWNER, Scene.VIDEO, Scene.MIME, Scene.SIZE);
            }
            case COMPLETE -> {
                meanwhile = event.meanwhile();
                completion.complete(Scene.OWNER, session);
            }
            case SIGN -> parts.sign(Scene.OWNER, session);
            case PAUSE -> upload.pause(session);
            case RESUME -> upload.resume(session);
            case CANCEL -> {
                meanwhile = event.meanwhile();
                upload.cancel(session);
            }
            case REPORT -> report(a, event.b());
            case DELETION_HEARD -> hearDeletion();
            case SWEEP -> sweep();
            case ABORT_LEAKS -> expiry.abortLeaked();
            case DELETE -> deletion.delete(Scene.OWNER, Scene.VIDEO);
            case RETRY -> jobs.retry();
            case REPROCESS -> jobs.reprocess();
            case FREEZE -> jobs.interventions().freeze(Scene.VIDEO, Scene.NOW.plusSeconds(1));
            case REPLAY -> jobs.replay();
            case RECONCILE -> reconcile();
            case DEAD_LETTER -> deadLetter();
            case CLAIM -> {
                int attempt = now.get(Field.JOB) == event.b() ? now.get(Field.ATTEMPT) : 0;
                return claim(a, event.b(), JobSide.claimId(a, attempt + 1));
            }
            case CLAIM_AGAIN -> {
                return claim(a, now.get(Field.JOB), JobSide.claimId(a, now.get(Field.ATTEMPT)));
            }
            case RENEW, RELEASE, FAIL_ONCE, SAY_STREAM, SAY_READY, SAY_FAILED ->
                work(event, now.get(Field.WORKER_0, a));
            case LATE_WORD -> lateWord(event.b());
            case PUT -> now.set(Field.PARTS_0, a, event.b());
            case STORE, DIE, SOURCE_VANISHES, MINUTES_PASS, DAYS_PASS, LEASE_LAPSES, SILENCE -> nature(event);
        }
        return Outcome.OK;
    }

    /** What happens without any service. The rows are made anew from the state. */
    private void nature(Event event) {
        int a = event.a();
        switch (event.kind()) {
            case STORE -> {
                int number = now.get(Field.WORKER_0, a);
                now.output(State.jobOf(number), State.attemptOf(number), event.b());
            }
            case DIE -> now.set(Field.WORKER_0, a, 0);
            case SOURCE_VANISHES -> {
                now.set(Field.OBJECT, 0);
                now.set(Field.OBJECT_BAD, 0);
            }
            case MINUTES_PASS -> grow(a, Math.max(1, now.get(Field.AGE_0, a)));
            case DAYS_PASS -> grow(a, 2);
            case LEASE_LAPSES -> now.set(Field.LEASE, 2);
            case SILENCE -> {
                now.set(Field.SILENT, 1);
                now.set(Field.LEASE, now.is(Field.LEASE) ? 2 : 0);
            }
            default -> throw new IllegalArgumentException(event.toString());
        }
        video.table().reset(List.of(video.row(now)));
        jobs.table().reset(jobs.rows(now));
        upload.table().reset(upload.rows(now));
    }

    private void grow(int slot, int age) {
        now.set(Field.AGE_0, slot, age);
        now.set(Field.COMPLETING_0, slot, now.get(Field.COMPLETING_0, slot) == 0 ? 0 : 2);
    }

    private void report(int slot, int kind) {
        now.set(Field.HEARD_0, slot, 1);
        int heardAs = mutation == Mutation.FOREIGN_SESSIONS_HEARD ? now.get(Field.CURRENT_SESSION) - 1 : slot;
        UUID session = names.session(heardAs);
        webhooks.receive(
                switch (kind) {
                    case 0 ->
                        new UploadReport(
                                session,
                                Scene.VIDEO,
                                names.job(slot + 1),
                                UploadReport.Outcome.COMPLETED,
                                Scene.SOURCE_KEY,
                                Scene.SIZE,
                                Scene.MIME,
                                null);
                    case 1 -> ended(session, UploadReport.Outcome.CANCELED, FailReason.UPLOAD_CANCELED);
                    case 2 -> ended(session, UploadReport.Outcome.FAILED, FailReason.UPLOAD_FAILED);
                    case 3 -> ended(session, UploadReport.Outcome.FAILED, FailReason.UPLOAD_EXPIRED);
                    default -> ended(session, UploadReport.Outcome.FAILED, FailReason.UNSUPPORTED_FORMAT);
                });
    }

    private static UploadReport ended(UUID session, UploadReport.Outcome outcome, FailReason reason) {
        return new UploadReport(session, Scene.VIDEO, null, outcome, null, null, null, reason);
    }

    private Outcome claim(int worker, int job, String claimId) {
        ClaimAnswer answer = jobs.claims().claim(Scene.VIDEO, names.job(job), claimId);
        switch (answer.outcome()) {
            case CLAIMED -> {
                now.set(Field.WORKER_0, worker, State.attemptNumber(job, answer.attempt()));
                return Outcome.CLAIMED;
            }
            case BUSY -> {
                return Outcome.BUSY;
            }
            case OBSOLETE -> {
                return Outcome.OBSOLETE;
            }
        }
        throw new IllegalStateException();
    }

    private void work(Event event, int number) {
        AttemptId by = attempt(number);
        switch (event.kind()) {
            case RENEW -> alone(() -> jobs.leases().renew(by));
            case RELEASE -> alone(() -> jobs.leases().release(by));
            case FAIL_ONCE -> jobs.leases().failedOnce(by, null, null);
            case SAY_STREAM -> ready(bucket.ready(number, 1));
            case SAY_READY -> ready(bucket.ready(number, 2));
            case SAY_FAILED -> failed(by, event.b() == 0 ? FailReason.TRANSCODE_ERROR : FailReason.SOURCE_UNREADABLE);
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    /** What comes every few seconds of every job locks no video. */
    private void alone(Runnable call) {
        call.run();
        if (video.table().locks() > 0) {
            throw new Violation("a video is locked for its job's lease");
        }
    }

    private AttemptId attempt(int number) {
        return new AttemptId(Scene.VIDEO, names.job(State.jobOf(number)), State.attemptOf(number));
    }

    private void lateWord(int word) {
        int number = State.attemptNumber(now.get(Field.JOB), now.get(Field.ATTEMPT)) - 1;
        switch (word) {
            case 0 -> ready(bucket.ready(number, 2));
            case 1 -> failed(attempt(number), FailReason.TRANSCODE_ERROR);
            default -> jobs.leases().renew(attempt(number));
        }
    }

    /** As the webhook does: the cheap question, storage, then one transaction. */
    private void ready(TranscodeReport report) {
        jobs.attempts().workingOn(report.by());
        AttemptOutput output = assets.outputs().verify(report);
        videoTransaction.executeWithoutResult(status -> jobs.attempts().stored(output));
    }

    private void failed(AttemptId by, FailReason reason) {
        videoTransaction.executeWithoutResult(status -> jobs.attempts().failed(by, reason, null));
    }

    private void reconcile() {
        if (mutation != Mutation.NO_RECOVERY) {
            recovery.reconcile();
        }
    }

    private void deadLetter() {
        if (mutation != Mutation.NO_RECOVERY) {
            recovery.deadLetter(new TranscodeJob(
                    TranscodeJob.CURRENT_VERSION,
                    names.job(now.get(Field.JOB)),
                    Scene.VIDEO,
                    Scene.SOURCE_KEY,
                    TranscodeJob.DEFAULT_RENDITIONS,
                    Scene.NOW,
                    null));
        }
    }

    private void sweep() {
        if (mutation != Mutation.NO_SWEEPER) {
            expiry.sweep();
        }
    }

    private void hearDeletion() {
        now.set(Field.DELETION_SAID, HEARD);
        upload.videoDeleted();
    }

    void deleteAndHear() {
        deletion.delete(Scene.OWNER, Scene.VIDEO);
        hearDeletion();
    }

    /** Something happens while a call is under way; nothing happens during that. */
    void during(Runnable event) {
        meanwhile = Meanwhile.NOTHING;
        try {
            event.run();
        } catch (ProblemException e) {
            // why: another caller may be refused, but what stops this one's call does not stop theirs
            if (e instanceof Unavailable) {
                throw new Violation("unavailable to who came meanwhile", e);
            }
        }
    }

    /** A call over the network begins: no transaction may wait for it. */
    void leavesTheProcess() {
        if (videoMemory.isOpen() || upload.memory().isOpen()) {
            throw new Violation("a call leaves the process within a transaction");
        }
    }

    private void askVideoService(UUID videoId, UploadOpened question) {
        leavesTheProcess();
        if (meanwhile == Meanwhile.DIES_BEFORE_ASKING) {
            throw new Bucket.Killed();
        }
        if (meanwhile == Meanwhile.DEAF) {
            throw VideoServiceDouble.down(false);
        }
        try {
            webhooks.uploadOpened(videoId, question);
        } catch (ProblemException e) {
            throw new SignedCallRefused(
                    e.type().status(), e.type().name(), (String) e.extensions().get("from"), (String)
                            e.extensions().get("to"));
        }
        if (meanwhile == Meanwhile.ANSWER_LOST) {
            throw VideoServiceDouble.down(true);
        }
    }

    private boolean isReportUnheard() {
        if (mutation == Mutation.UNHEARD_REPORTS_OVERTAKEN) {
            return false;
        }
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (now.get(Field.REPORTS_0, slot) != 0 && now.get(Field.HEARD_0, slot) == 0) {
                return true;
            }
        }
        return false;
    }

    private void published(Object event) {
        if (event instanceof VideoStatusChanged change) {
            Model.mustBeAllowed(
                    change.from() == null ? null : change.from().name(),
                    change.to().name());
        }
        assets.hear(event);
        jobs.hear(event);
    }

    private void announcedByVideo(String kind, Object body) {
        if (body instanceof VideoDeleted) {
            now.set(Field.DELETION_SAID, 1);
        }
        if (body instanceof TranscodeJob message && kind.equals("transcode-job")) {
            now.mark(Field.JOBS_SENT, names.job(message.jobId()) - 1);
        }
    }

    private void announcedByUpload(String kind, Object body) {
        if (body instanceof UploadReport report) {
            announced(report);
        }
        if (body instanceof TranscodeJob message && mutation != Mutation.JOB_FORGOTTEN) {
            announced(message);
        }
    }

    private void announced(UploadReport report) {
        int slot = names.slot(report.uploadSessionId());
        if (now.get(Field.REPORTS_0, slot) != 0) {
            throw new Violation("a session ended twice: " + report.status());
        }
        int kind = switch (report.status()) {
            case COMPLETED -> 0;
            case CANCELED -> 1;
            case FAILED ->
                report.failReason() == FailReason.UPLOAD_FAILED
                        ? 2
                        : report.failReason() == FailReason.UPLOAD_EXPIRED ? 3 : 4;
        };
        now.set(Field.REPORTS_0, slot, 1 << kind);
    }

    private void announced(TranscodeJob message) {
        UploadSession session = upload.table().rows().stream()
                .filter(row -> message.jobId().equals(row.jobId()))
                .findFirst()
                .orElseThrow(() -> new Violation("a job that belongs to no session"));
        int slot = names.slot(session.id());
        if (now.isMarked(Field.JOBS_SENT, slot)) {
            throw new Violation("a second job of a session");
        }
        names.jobOfSession(message.jobId(), slot);
        now.mark(Field.JOBS_SENT, slot);
    }

    /** The tables beside the videos. */
    private final class Beside implements Kept {

        @Override
        public void assetsSaved(List<Asset> assets) {
            int number = bucket.attemptNumber(assets.get(0).fileKey());
            now.set(Field.ASSETS, 2 * number + (assets.size() > 2 ? 1 : 0));
        }

        @Override
        public void assetsRemoved() {
            now.set(Field.ASSETS, 0);
        }
    }
}
