package dev.millrace.worker;

import dev.millrace.common.contract.ClaimAnswer.Claimed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of one divided job, as video-service hands them out: the lowest one that waits, and assemblies before any. */
final class FakeTasks {

    private final int dividedBy;
    private final List<Task> tasks = new ArrayList<>();
    private int assembled;
    private int assembling;
    private int assembler;

    /** One task; its attempt is 0 while it waits. */
    private static final class Task {
        final int stage;
        int attempt;
        int failures;
        boolean isDone;

        Task(int stage) {
            this.stage = stage;
        }
    }

    FakeTasks(int dividedBy, List<Integer> stages) {
        this.dividedBy = dividedBy;
        for (int stage = 1; stage <= stages.size(); stage++) {
            for (int i = 0; i < stages.get(stage - 1); i++) {
                tasks.add(new Task(stage));
            }
        }
    }

    synchronized int size() {
        return tasks.size();
    }

    synchronized Optional<Claimed> claim(int attempt, int failures, int leaseSeconds, boolean mayAssemble) {
        int whole = wholeStages();
        if (mayAssemble && whole > assembled && assembler == 0) {
            assembler = attempt;
            assembling = whole;
            return Optional.of(new Claimed(attempt, failures, leaseSeconds, false, null, dividedBy, 0, whole));
        }
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.get(i);
            if (!task.isDone && task.attempt == 0) {
                task.attempt = attempt;
                return Optional.of(new Claimed(attempt, task.failures, leaseSeconds, false, null, dividedBy, i + 1, 0));
            }
        }
        return Optional.empty();
    }

    private int wholeStages() {
        return tasks.stream()
                        .filter(task -> !task.isDone)
                        .mapToInt(task -> task.stage)
                        .min()
                        .orElse(tasks.get(tasks.size() - 1).stage + 1)
                - 1;
    }

    synchronized boolean isHeld(int attempt) {
        return attempt == assembler || held(attempt).isPresent();
    }

    synchronized boolean isAssembler(int attempt) {
        return attempt == assembler;
    }

    /** The lease of the task lapsed. */
    synchronized void lapse(int number) {
        tasks.get(number - 1).attempt = 0;
    }

    /** The leases of all tasks lapsed: their worker is gone. */
    synchronized void lapseAll() {
        tasks.stream().filter(task -> !task.isDone).forEach(task -> task.attempt = 0);
    }

    synchronized void release(int attempt, boolean failed) {
        if (attempt == assembler) {
            assembler = 0;
        }
        held(attempt).ifPresent(task -> {
            task.attempt = 0;
            task.failures += failed ? 1 : 0;
        });
    }

    /** Returns whether an assembly is due. */
    synchronized boolean done(int attempt) {
        if (attempt == assembler) {
            assembler = 0;
            assembled = assembling;
        }
        held(attempt).ifPresent(task -> task.isDone = true);
        return wholeStages() > assembled && assembler == 0;
    }

    private Optional<Task> held(int attempt) {
        return tasks.stream()
                .filter(task -> !task.isDone && task.attempt == attempt)
                .findFirst();
    }
}
