package dev.millrace.video.job;

/**
 * How a job was divided into tasks, and how far they are. A value: every change is a new one.
 *
 * @param by fencing number of the attempt that divided the job; 0 while the job is whole
 * @param lastAttempt fencing number of the latest claim of a task; 0 before the first
 * @param tasks how many there are
 * @param tasksDone how many of them are done
 * @param stage the stage up to which the latest assembly goes; 0 before the first
 * @param stagesDone the stage up to which assemblies are done
 */
public record Division(int by, int lastAttempt, int tasks, int tasksDone, int stage, int stagesDone) {

    /** Of a job that is whole. */
    public static final Division NONE = new Division(0, 0, 0, 0, 0, 0);

    static Division by(int attempt, int tasks) {
        return new Division(attempt, 0, tasks, 0, 0, 0);
    }

    boolean isNone() {
        return by == 0;
    }

    /** A task was claimed. */
    Division claimed(int attempt) {
        return new Division(by, attempt, tasks, tasksDone, stage, stagesDone);
    }

    Division taskDone() {
        return new Division(by, lastAttempt, tasks, tasksDone + 1, stage, stagesDone);
    }

    /** An assembly was claimed. */
    Division assembling(int upTo) {
        return new Division(by, lastAttempt, tasks, tasksDone, upTo, stagesDone);
    }

    /** The latest assembly is done. */
    Division assembled() {
        return new Division(by, lastAttempt, tasks, tasksDone, stage, stage);
    }

    /** Whether an assembly was claimed that is not done. */
    boolean isAssembling() {
        return stage > stagesDone;
    }

    boolean areTasksDone() {
        return tasksDone == tasks;
    }
}
