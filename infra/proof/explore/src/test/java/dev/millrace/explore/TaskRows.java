package dev.millrace.explore;

import dev.millrace.video.job.Division;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Task;
import dev.millrace.video.job.Work;
import dev.millrace.video.job.WorkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The rows of the tasks of a video's open job: made from a state, and written back into one. */
final class TaskRows {

    /** Tasks of one job. */
    static final int TASKS = 2;

    private final Names names;

    TaskRows(Names names) {
        this.names = names;
    }

    /** The rows that a state speaks of. */
    List<Task> of(State state) {
        List<Task> rows = new ArrayList<>();
        for (int task = 0; task < state.shape().tasks(); task++) {
            int stage = state.shape().stageOf(task) + 1;
            rows.add(new Task(names.job(state.get(Field.JOB)), task + 1, stage, work(state, task)));
        }
        return rows;
    }

    private static Work work(State state, int task) {
        int attempt = state.get(Field.TASK_ATTEMPT_0, task);
        int holder = state.get(Field.TASK_HOLDER_0, task);
        String claimId = holder == 0 ? "" : JobRows.claimId(holder - 1, attempt);
        return new Work(
                attempt,
                claimId,
                state.get(Field.TASK_FAILURES_0, task),
                JobRows.LONG_AGO,
                workState(state.taskStage(task)));
    }

    private static WorkState workState(TaskStage stage) {
        Instant lapsed = Scene.NOW.minusSeconds(1);
        return switch (stage) {
            case WAITING -> new WorkState.Waiting(JobRows.A_WHILE_AGO);
            case BACKING_OFF -> new WorkState.Waiting(Scene.NOW);
            case LIVE -> new WorkState.Claimed(Scene.NOW, Scene.NOW.plus(JobRows.LEASE), Scene.NOW);
            case LAPSED -> new WorkState.Claimed(JobRows.A_WHILE_AGO, lapsed, JobRows.A_WHILE_AGO);
            case SILENT -> new WorkState.Claimed(JobRows.LONG_AGO, lapsed, JobRows.LONG_AGO);
            case DONE -> new WorkState.Done(Scene.NOW);
            case NONE -> throw new IllegalArgumentException(stage.toString());
        };
    }

    /** How a job is divided in a state. */
    static Division division(State state) {
        int done = (int) List.of(state.taskStage(0), state.taskStage(1)).stream()
                .filter(stage -> stage == TaskStage.DONE)
                .count();
        return new Division(
                state.get(Field.DIVIDED_BY),
                state.get(Field.TASKS_LATEST),
                state.shape().tasks(),
                done,
                state.get(Field.STAGE),
                state.get(Field.STAGES_DONE));
    }

    /** Writes the committed rows into the state; of a job that is over only who divided it. */
    static void write(Job job, Collection<Task> rows, State state) {
        boolean open = job.isOpen();
        Division division = job.division();
        state.set(Field.DIVIDED_BY, division.by());
        state.set(Field.TASKS_LATEST, open ? division.lastAttempt() : 0);
        state.set(Field.STAGE, open ? division.stage() : 0);
        state.set(Field.STAGES_DONE, open ? division.stagesDone() : 0);
        state.set(Field.SHAPE, shape(rows));
        for (int task = 0; task < TASKS; task++) {
            forget(state, task);
        }
        rows.forEach(row -> write(row, state));
        check(job, rows);
    }

    private static Shape shape(Collection<Task> rows) {
        int stages = rows.stream().mapToInt(Task::stage).max().orElse(0);
        if (stages > 1) {
            return Shape.TWO_STAGES;
        }
        return rows.isEmpty() ? Shape.WHOLE : rows.size() == 1 ? Shape.ONE : Shape.PAIR;
    }

    static void forget(State state, int task) {
        state.set(Field.TASK_0, task, TaskStage.NONE);
        state.set(Field.TASK_ATTEMPT_0, task, 0);
        state.set(Field.TASK_FAILURES_0, task, 0);
        state.set(Field.TASK_HOLDER_0, task, 0);
    }

    private static void write(Task row, State state) {
        int task = row.number() - 1;
        Work work = row.work();
        TaskStage stage = stage(work);
        boolean isHeld = stage.isOpen() && !work.claimId().isEmpty();
        state.set(Field.TASK_0, task, stage);
        state.set(Field.TASK_ATTEMPT_0, task, work.attempt());
        state.set(Field.TASK_FAILURES_0, task, stage.isOpen() ? work.failures() : 0);
        state.set(Field.TASK_HOLDER_0, task, isHeld ? JobRows.worker(work.claimId()) + 1 : 0);
    }

    private static TaskStage stage(Work work) {
        if (work.isLeased(Scene.NOW)) {
            return TaskStage.LIVE;
        }
        if (work.state() instanceof WorkState.Claimed) {
            return JobRows.isSilent(work) ? TaskStage.SILENT : TaskStage.LAPSED;
        }
        if (work.state() instanceof WorkState.Waiting) {
            return JobRows.isBackingOff(work) ? TaskStage.BACKING_OFF : TaskStage.WAITING;
        }
        return TaskStage.DONE;
    }

    private static void check(Job job, Collection<Task> rows) {
        if (!rows.isEmpty() && !job.isOpen()) {
            throw new Violation("a job that is over has tasks");
        }
        if (rows.stream().anyMatch(row -> !row.jobId().equals(job.id()))) {
            throw new Violation("a task of an earlier job");
        }
        long done = rows.stream()
                .filter(row -> row.work().state() instanceof WorkState.Done)
                .count();
        if (job.isOpen()
                && (rows.size() != job.division().tasks()
                        || done != job.division().tasksDone())) {
            throw new Violation("a job does not know how many tasks it has, or how many are done");
        }
    }
}
