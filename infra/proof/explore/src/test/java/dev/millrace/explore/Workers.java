package dev.millrace.explore;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.testing.InMemoryVideoService;

/** What the two workers say to video-service. */
final class Workers {

    private final World world;
    private final InMemoryVideoService service;
    private final Outputs outputs;

    Workers(World world, InMemoryVideoService service, Outputs outputs) {
        this.world = world;
        this.service = service;
        this.outputs = outputs;
    }

    Outcome perform(Event event) {
        State now = world.now();
        int worker = event.a();
        return switch (event.kind()) {
            case CLAIM -> {
                int attempt = now.get(Field.JOB) == event.b() ? now.get(Field.ATTEMPT) : 0;
                yield claim(worker, event.b(), attempt + 1);
            }
            case CLAIM_AGAIN -> claim(worker, now.get(Field.JOB), now.get(Field.ATTEMPT));
            case LATE_WORD -> {
                int latest = State.attemptNumber(now.get(Field.JOB), now.get(Field.ATTEMPT));
                late(event.lateWord(), latest - 1);
                yield Outcome.OK;
            }
            default -> {
                say(event, now.get(Field.WORKER_0, worker));
                yield Outcome.OK;
            }
        };
    }

    private Outcome claim(int worker, int job, int attempt) {
        ClaimOutcome outcome = service.claim(Scene.VIDEO, world.names().job(job), JobRows.claimId(worker, attempt));
        if (outcome instanceof ClaimOutcome.Claimed claimed) {
            int claimedAttempt = claimed.job().work().attempt();
            world.now().set(Field.WORKER_0, worker, State.attemptNumber(job, claimedAttempt));
            return Outcome.CLAIMED;
        }
        return outcome instanceof ClaimOutcome.Busy ? Outcome.BUSY : Outcome.OBSOLETE;
    }

    private void say(Event event, int attempt) {
        AttemptId by = outputs.attempt(attempt);
        switch (event.kind()) {
            case RENEW -> alone(() -> service.renew(by));
            case RELEASE -> alone(() -> service.release(by));
            case FAIL_ONCE -> service.failedOnce(by);
            case SAY_STREAM -> service.receive(outputs.report(attempt, event.output()));
            case SAY_READY -> service.receive(outputs.report(attempt, Output.WHOLE));
            case SAY_FAILED -> service.receive(new Failed(by, event.givenUp().reason(), null));
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void late(LateWord word, int attempt) {
        switch (word) {
            case READY -> service.receive(outputs.report(attempt, Output.WHOLE));
            case FAILED -> service.receive(new Failed(outputs.attempt(attempt), FailReason.TRANSCODE_ERROR, null));
            case ALIVE -> service.renew(outputs.attempt(attempt));
        }
    }

    /** What comes every few seconds of every job locks no video. */
    private void alone(Runnable call) {
        call.run();
        if (service.videoLocks() > 0) {
            throw new Violation("a video is locked for its job's lease");
        }
    }
}
