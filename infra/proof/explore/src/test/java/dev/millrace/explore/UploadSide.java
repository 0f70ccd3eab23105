package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.upload.session.SessionGuard;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.testing.InMemoryUploadService;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Upload-service in a world: its rows made from a state, what its owner and time ask of it, and what it announces. */
final class UploadSide implements InMemoryUploadService.Surroundings {

    private final World world;
    private final Mutation mutation;
    private final InMemoryUploadService service;
    private final SessionRows rows;
    private List<UploadSession> sessions = List.of();

    UploadSide(World world, Bucket bucket, Mutation mutation) {
        this.world = world;
        this.mutation = mutation;
        service = new InMemoryUploadService(Scene.CLOCK, bucket, this, guardsOff(mutation));
        rows = new SessionRows(world.names(), service);
    }

    private static Set<SessionGuard> guardsOff(Mutation mutation) {
        return switch (mutation) {
            case FINAL_SESSIONS_MOVE -> Set.of(SessionGuard.FINAL_STATUSES);
            case LEFTOVERS_KEPT -> Set.of(SessionGuard.LEFTOVERS);
            default -> Set.of();
        };
    }

    InMemoryUploadService service() {
        return service;
    }

    /** Makes the rows that a state speaks of. */
    void makeRows(State state) {
        sessions = rows.of(state);
    }

    /** Puts the service into the state of which the rows were made. */
    void hold() {
        service.hold(sessions);
    }

    /** Writes the committed rows into the state. */
    void write(State state) {
        rows.write(state);
    }

    Outcome perform(Event event) {
        UUID session = world.names().session(event.a());
        switch (event.kind()) {
            case OPEN -> service.open(Scene.OWNER, Scene.VIDEO, Scene.MIME, Scene.SIZE);
            case SIGN -> service.sign(Scene.OWNER, session);
            case PAUSE -> pause(session);
            case RESUME -> service.resume(Scene.OWNER, session);
            case CANCEL -> cancel(session);
            case COMPLETE -> complete(session);
            case DELETION_HEARD -> hearDeletion();
            case SWEEP -> {
                if (mutation != Mutation.NO_SWEEPER) {
                    sweep();
                }
            }
            case ABORT_LEAKS -> service.abortLeaked();
            default -> throw new IllegalArgumentException(event.toString());
        }
        return Outcome.OK;
    }

    void pause(UUID session) {
        service.pause(Scene.OWNER, session);
    }

    void cancel(UUID session) {
        service.cancel(Scene.OWNER, session);
    }

    void complete(UUID session) {
        service.complete(Scene.OWNER, session);
    }

    void sweep() {
        service.sweep();
    }

    void hearDeletion() {
        world.now().set(Field.DELETION_SAID, Notice.HEARD);
        service.videoDeleted(Scene.VIDEO);
    }

    @Override
    public void uploadOpened(UUID videoId, UploadOpened question) {
        world.leavesTheProcess();
        switch (world.meanwhile()) {
            case DIES_BEFORE_ASKING -> throw new Bucket.Killed();
            case DEAF -> throw InMemoryUploadService.videoServiceDown(false);
            default -> ask(videoId, question);
        }
        if (world.meanwhile() == Meanwhile.ANSWER_LOST) {
            throw InMemoryUploadService.videoServiceDown(true);
        }
    }

    private void ask(UUID videoId, UploadOpened question) {
        try {
            world.video().uploadOpened(videoId, question);
        } catch (ProblemException e) {
            throw new SignedCallRefused(
                    e.type().status(), e.type().name(), (String) e.extensions().get("from"), (String)
                            e.extensions().get("to"));
        }
    }

    @Override
    public void registered(UUID sessionId) {
        world.names().sessionMade(sessionId);
    }

    @Override
    public boolean isMessageWaiting() {
        if (mutation == Mutation.UNHEARD_REPORTS_OVERTAKEN) {
            return false;
        }
        State now = world.now();
        for (int slot = 0; slot < Names.SLOTS; slot++) {
            if (now.get(Field.REPORTS_0, slot) != 0 && now.get(Field.HEARD_0, slot) == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void announced(String kind, Object message) {
        if (message instanceof UploadReport report) {
            announced(report);
        }
        if (message instanceof TranscodeJob job && mutation != Mutation.JOB_FORGOTTEN) {
            announced(job);
        }
    }

    private void announced(UploadReport report) {
        int slot = world.names().slot(report.uploadSessionId());
        if (world.now().get(Field.REPORTS_0, slot) != 0) {
            throw new Violation("a session ended twice: " + report);
        }
        world.now().set(Field.REPORTS_0, slot, ending(report).bit());
    }

    private static Ending ending(UploadReport report) {
        if (report instanceof UploadReport.Failed failed) {
            return ending(failed.reason());
        }
        return report instanceof UploadReport.Completed ? Ending.COMPLETED : Ending.CANCELED;
    }

    private static Ending ending(FailReason reason) {
        if (reason == FailReason.UPLOAD_FAILED) {
            return Ending.UPLOAD_FAILED;
        }
        return reason == FailReason.UPLOAD_EXPIRED ? Ending.UPLOAD_EXPIRED : Ending.UNSUPPORTED_FORMAT;
    }

    private void announced(TranscodeJob message) {
        UploadSession session = service.sessions().stream()
                .filter(row -> message.jobId().equals(row.jobId()))
                .findFirst()
                .orElseThrow(() -> new Violation("a job that belongs to no session"));
        int slot = world.names().slot(session.id());
        if (world.now().isMarked(Field.JOBS_SENT, slot)) {
            throw new Violation("a second job of a session");
        }
        world.names().jobOfSession(message.jobId(), slot);
        world.now().mark(Field.JOBS_SENT, slot);
    }
}
