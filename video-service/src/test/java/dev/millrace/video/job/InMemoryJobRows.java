package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.testing.InMemoryTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rows of jobs in memory, all of one video. */
final class InMemoryJobRows extends Jobs {

    private final InMemoryTable<Job> table;
    private final boolean isCounting;

    InMemoryJobRows(InMemoryTable<Job> table, Set<JobGuard> off) {
        super(null);
        this.table = table;
        isCounting = !off.contains(JobGuard.ONE_COUNTER);
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
    Optional<Job> lockOpen(AttemptId by) {
        return table.find(by.jobId())
                .filter(job -> job.isOpen() && by.number() > 0)
                .filter(job -> job.latestAttempt().equals(by))
                .flatMap(job -> table.lock(job.id()));
    }

    @Override
    Optional<Job> lockLatestOf(UUID videoId) {
        return latestOf(videoId).flatMap(job -> table.lock(job.id()));
    }

    @Override
    void insert(Job job) {
        if (openOf(job.videoId()).isPresent()) {
            throw new AssertionError("a video has two open jobs");
        }
        table.save(job);
    }

    @Override
    void save(Job job) {
        table.saveLocked(isCounting ? job : job.with(job.division().claimed(0)));
    }

    private List<Job> silent(Instant before, boolean isClaimed) {
        return table.all().stream()
                .filter(job -> job.isOpen() && job.work().isClaimed() == isClaimed)
                .filter(job -> job.work().heardAt().isBefore(before))
                .toList();
    }
}
