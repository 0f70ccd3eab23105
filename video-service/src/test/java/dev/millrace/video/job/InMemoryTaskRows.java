package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.testing.InMemoryTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The rows of tasks in memory, all of one job. */
final class InMemoryTaskRows extends JobTasks {

    private final InMemoryTable<Task> table;
    private final Set<JobGuard> off;

    InMemoryTaskRows(InMemoryTable<Task> table, Set<JobGuard> off) {
        super(null);
        this.table = table;
        this.off = off;
    }

    /** Identity of a row. */
    static UUID id(Task task) {
        return new UUID(task.jobId().getMostSignificantBits(), task.number());
    }

    @Override
    public List<Task> silentSince(Instant before, int most) {
        return all().filter(task -> task.work().isClaimed())
                .filter(task -> task.work().heardAt().isBefore(before))
                .toList();
    }

    @Override
    void insert(UUID jobId, List<Integer> stages, Instant now) {
        int number = 0;
        for (int stage = 1; stage <= stages.size(); stage++) {
            for (int task = 0; task < stages.get(stage - 1); task++) {
                table.save(new Task(jobId, ++number, stage, Work.enqueued(now)));
            }
        }
    }

    @Override
    Optional<Task> lockClaimable(UUID jobId, Instant now) {
        return all().filter(task -> task.work().isClaimable(now)).findFirst().flatMap(this::locked);
    }

    @Override
    Optional<Task> claimedBy(UUID jobId, String claimId) {
        return all().filter(
                        task -> task.work().isClaimed() && task.work().claimId().equals(claimId))
                .findFirst();
    }

    @Override
    List<Task> open(UUID jobId) {
        return all().filter(task -> task.work().isOpen()).toList();
    }

    @Override
    Optional<Task> lock(AttemptId by) {
        return all().filter(task -> task.jobId().equals(by.jobId()))
                .filter(task -> task.work().attempt() == by.number())
                .findFirst()
                .or(this::anyClaimed)
                .flatMap(this::locked);
    }

    private Optional<Task> anyClaimed() {
        boolean isWanted = off.contains(JobGuard.TASK_FENCING);
        return all().filter(task -> isWanted && task.work().isClaimed()).findFirst();
    }

    @Override
    int wholeStages(UUID jobId) {
        int last = all().mapToInt(Task::stage).max().orElse(0);
        return all().filter(task -> task.work().isOpen() && !off.contains(JobGuard.WHOLE_STAGES))
                .findFirst()
                .map(task -> task.stage() - 1)
                .orElse(last);
    }

    @Override
    void save(Task task) {
        table.saveLocked(task);
    }

    @Override
    void removeOf(UUID jobId) {
        all().filter(task -> task.jobId().equals(jobId) && !off.contains(JobGuard.END_OF_TASKS))
                .forEach(table::remove);
    }

    private Stream<Task> all() {
        return table.all().stream().sorted(Comparator.comparingInt(Task::number));
    }

    private Optional<Task> locked(Task task) {
        return table.lock(id(task));
    }
}
