package dev.millrace.explore;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeReport.Failed;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.Task;
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
                int number = now.get(Field.JOB) == event.b() ? now.latestNumber() : 0;
                yield claim(worker, event.b(), number + 1, true);
            }
            case CLAIM_BY_OLD -> claim(worker, now.get(Field.JOB), now.latestNumber() + 1, false);
            case CLAIM_AGAIN -> claim(worker, now.get(Field.JOB), now.get(Field.ATTEMPT), true);
            case TASK_CLAIM_AGAIN -> claim(worker, now.get(Field.JOB), now.get(Field.TASK_ATTEMPT_0, event.b()), true);
            case LATE_WORD -> {
                int latest = State.attempt(now.get(Field.JOB), now.get(Field.ATTEMPT));
                late(event.lateWord(), latest - 1);
                yield Outcome.OK;
            }
            case LATE_TASK_WORD -> {
                late(event.taskWord(), State.attempt(now.get(Field.JOB), event.a()));
                yield Outcome.OK;
            }
            default -> {
                say(event, now.get(Field.WORKER_0, worker));
                yield Outcome.OK;
            }
        };
    }

    private Outcome claim(int worker, int job, int number, boolean takesTasks) {
        String claimId = JobRows.claimId(worker, number);
        ClaimOutcome outcome = service.claim(Scene.VIDEO, world.names().job(job), claimId, takesTasks);
        if (outcome instanceof ClaimOutcome.Claimed claimed) {
            mustBeNamed(claimed);
            world.now()
                    .set(
                            Field.WORKER_0,
                            worker,
                            State.attempt(job, claimed.work().attempt()));
            return Outcome.CLAIMED;
        }
        return outcome instanceof ClaimOutcome.Busy ? Outcome.BUSY : Outcome.OBSOLETE;
    }

    /** The answer says which task it is, or how far the assembly goes. */
    private void mustBeNamed(ClaimOutcome.Claimed claimed) {
        State before = world.now();
        int number = claimed.work().attempt();
        int task = service.tasks().stream()
                .filter(row -> row.work().attempt() == number)
                .map(Task::number)
                .findFirst()
                .orElse(0);
        boolean isAssembly = before.isDivided() && task == 0;
        boolean isNew = number > before.latestNumber();
        int stage = isNew ? TaskModel.wholeStages(before) : before.get(Field.STAGE);
        if (claimed.taskNumber() != task || claimed.stage() != (isAssembly ? stage : 0)) {
            throw new Violation("a claim names another task or stage");
        }
    }

    private void say(Event event, int attempt) {
        AttemptId by = outputs.attempt(attempt);
        switch (event.kind()) {
            case DIVIDE -> service.divide(by, event.shape().stages());
            case DONE -> service.done(by);
            case RENEW -> alone(attempt, () -> service.renew(by));
            case RELEASE -> alone(attempt, () -> service.release(by));
            case FAIL_ONCE -> service.failedOnce(by);
            case SAY_STREAM -> service.receive(outputs.report(attempt, event.output(), world.now()));
            case SAY_READY -> service.receive(outputs.report(attempt, Output.WHOLE, world.now()));
            case SAY_FAILED -> service.receive(new Failed(by, event.givenUp().reason(), null));
            default -> throw new IllegalArgumentException(event.toString());
        }
    }

    private void late(LateWord word, int attempt) {
        switch (word) {
            case READY -> service.receive(outputs.report(attempt, Output.WHOLE, world.now()));
            case FAILED -> service.receive(new Failed(outputs.attempt(attempt), FailReason.TRANSCODE_ERROR, null));
            case ALIVE -> service.renew(outputs.attempt(attempt));
        }
    }

    private void late(TaskWord word, int attempt) {
        AttemptId by = outputs.attempt(attempt);
        switch (word) {
            case DIVIDED -> service.divide(by, Shape.ONE.stages());
            case DONE -> service.done(by);
            case ALIVE -> service.renew(by);
            case RELEASED -> service.release(by);
            case FAILED_ONCE -> service.failedOnce(by);
            case READY -> late(LateWord.READY, attempt);
            case FAILED -> late(LateWord.FAILED, attempt);
        }
    }

    /** What comes every few seconds of every job locks no video, and of every task no job. */
    private void alone(int attempt, Runnable call) {
        boolean isOfTask = TaskModel.taskOf(world.now(), attempt) >= 0;
        call.run();
        if (service.videoLocks() > 0) {
            throw new Violation("a video is locked for its job's lease");
        }
        if (isOfTask && service.jobLocks() > 0) {
            throw new Violation("a job is locked for its task's lease");
        }
    }
}
