package dev.millrace.video.job;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Jobs and tasks alike, as claims and leases see them. The caller has locked what it saves. */
@Component
class Pieces {

    private final Jobs jobs;
    private final JobTasks tasks;

    Pieces(Jobs jobs, JobTasks tasks) {
        this.jobs = jobs;
        this.tasks = tasks;
    }

    /** What of a locked job this claim was given before, and holds still. */
    Optional<Piece> heldBy(String claimId, Job job, Instant now) {
        if (job.work().isLeased(now) && job.work().claimId().equals(claimId)) {
            return Optional.of(job);
        }
        return job.isDivided()
                ? tasks.claimedBy(job.id(), claimId)
                        .filter(task -> task.work().isLeased(now))
                        .map(Piece.class::cast)
                : Optional.empty();
    }

    /** What of a locked job is next: itself, or the first of its tasks. */
    Optional<Piece> claimable(Job job, Instant now) {
        if (job.isClaimable(now)) {
            return Optional.of(job);
        }
        return job.isDivided() ? tasks.lockClaimable(job.id(), now).map(Piece.class::cast) : Optional.empty();
    }

    /** When something of a job may be claimed, of which nothing may be now. */
    Instant claimableFrom(Job job, Instant now) {
        Optional<Instant> itself = Optional.of(job)
                .filter(one -> !one.isWaitingForTasks())
                .map(one -> one.work().claimableFrom());
        Optional<Instant> task = job.isDivided()
                ? tasks.open(job.id()).stream()
                        .map(one -> one.work().claimableFrom())
                        .min(Instant::compareTo)
                : Optional.empty();
        return Stream.of(itself, task)
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .orElse(now);
    }

    /** Its latest attempt lives on. */
    void renew(Piece piece, Instant until, Instant now) {
        boolean mayGoOn =
                piece instanceof Job job ? job.mayGoOn() : piece.work().isOpen();
        if (mayGoOn) {
            save(piece, piece.work().renewed(until, now));
        }
    }

    /** It waits again, with this work. */
    void release(Piece piece, Work work, Instant now) {
        if (piece instanceof Job job) {
            jobs.save(job.with(work).released(now));
        } else {
            save(piece, work.released(now));
        }
    }

    void save(Piece piece, Work work) {
        if (piece instanceof Job job) {
            jobs.save(job.with(work));
        } else if (piece instanceof Task task) {
            tasks.save(task.with(work));
        }
    }
}
