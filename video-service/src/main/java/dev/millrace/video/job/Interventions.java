package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.queue.JobQueue;
import dev.millrace.video.video.TranscodedVideos;
import dev.millrace.video.video.VideoStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What recovery and operators do to an open job without its attempt. Every verb locks the video, then the job. */
@Service
public class Interventions {

    /**
     * Messages that a divided job gets again.
     *
     * <p>why no more: those that wait in a long backlog may seem lost once an hour. When all of these are used up, it gets others.
     */
    private static final int MOST_AGAIN = 100;

    private final TranscodedVideos videos;
    private final Jobs jobs;
    private final JobTasks tasks;
    private final JobEnds ends;
    private final TranscodeFailures failures;
    private final JobQueue queue;
    private final Clock clock;

    Interventions(
            TranscodedVideos videos,
            Jobs jobs,
            JobTasks tasks,
            JobEnds ends,
            TranscodeFailures failures,
            JobQueue queue,
            Clock clock) {
        this.videos = videos;
        this.jobs = jobs;
        this.tasks = tasks;
        this.ends = ends;
        this.failures = failures;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * The job was silent for too long, or its message ended in the dead-letter queue: no attempt works on it, and it goes into the
     * queue again. A lapsed lease and a dead message count as a failed attempt, and the last one that counts ends the job.
     *
     * @param silentSince nothing happens when something was heard after this
     */
    @Transactional
    public Repair lost(Job seen, boolean isDead, Instant silentSince) {
        Instant now = clock.instant();
        return lock(seen)
                .filter(locked -> isSilent(locked.job().work(), now, silentSince))
                .map(locked -> again(locked, isDead, now))
                .orElse(Repair.NOTHING);
    }

    private Optional<LockedJob> lock(Job seen) {
        return videos.lock(seen.videoId()).flatMap(video -> jobs.lock(seen.id()).map(job -> new LockedJob(video, job)));
    }

    private Repair again(LockedJob locked, boolean isDead, Instant now) {
        Job job = locked.job();
        if (job.isWaitingForTasks()) {
            return messagesAgain(job, isDead, now);
        }
        // why: a dead message of a divided job may be one of its tasks', whose lapses count for themselves
        boolean isFailed = job.work().isLapsed(now) || (isDead && !job.isDivided());
        Work work = isFailed ? job.work().failed() : job.work();
        if (job.work().isLapsed(now)) {
            failures.saveLapse(job.latestAttempt());
        }
        if (ends.isExhausted(work)) {
            ends.exhausted(locked.with(work));
            return Repair.GIVEN_UP;
        }
        jobs.save(job.with(work).released(now));
        queue.enqueue(job.videoId(), job.id(), job.sourceFileKey());
        return Repair.ENQUEUED;
    }

    /** Messages for what nobody works on, since theirs may be missing. */
    private Repair messagesAgain(Job job, boolean isOneDead, Instant now) {
        int unclaimed = (int) tasks.open(job.id()).stream()
                .filter(task -> !task.work().isLeased(now))
                .count();
        jobs.save(job.requeued(now));
        if (unclaimed == 0) {
            return Repair.NOTHING;
        }
        queue.enqueue(job.videoId(), job.id(), job.sourceFileKey(), isOneDead ? 1 : Math.min(MOST_AGAIN, unclaimed));
        return Repair.ENQUEUED;
    }

    /** A task's attempt was silent for too long, as with {@link #lost(Job, boolean, Instant)}. */
    @Transactional
    public Repair lost(Job job, Task seen, Instant silentSince) {
        Instant now = clock.instant();
        return lock(job)
                .flatMap(locked -> tasks.lock(job.attempt(seen.work().attempt()))
                        .filter(task -> task.work().isClaimed() && isSilent(task.work(), now, silentSince))
                        .map(task -> again(locked, task, now)))
                .orElse(Repair.NOTHING);
    }

    private Repair again(LockedJob locked, Task task, Instant now) {
        Job job = locked.job();
        Work work = task.work().failed();
        failures.saveLapse(job.attempt(work.attempt()));
        if (ends.isExhausted(work)) {
            ends.exhausted(locked);
            return Repair.GIVEN_UP;
        }
        tasks.save(task.with(work.released(now)));
        queue.enqueue(job.videoId(), job.id(), job.sourceFileKey());
        return Repair.ENQUEUED;
    }

    private static boolean isSilent(Work work, Instant now, Instant silentSince) {
        return work.isOpen() && !work.isLeased(now) && !work.heardAt().isAfter(silentSince);
    }

    /**
     * An operator's rollback: TRANSCODING to FAILED ROLLBACK. Its job is given up, so the running attempt must stop,
     * and its message is obsolete.
     *
     * @param since nothing happens when it became TRANSCODING after this
     * @return whether it was frozen
     */
    @Transactional
    public boolean freeze(UUID videoId, Instant since) {
        Optional<LockedJob> frozen = videos.lock(videoId)
                .filter(video -> video.status() == VideoStatus.TRANSCODING)
                .filter(video -> video.statusSince().isBefore(since))
                .flatMap(video -> jobs.lockLatestOf(videoId).map(job -> new LockedJob(video, job)));
        frozen.ifPresent(locked -> ends.giveUp(locked, FailReason.ROLLBACK));
        return frozen.isPresent();
    }

    /** What was done about a lost job. */
    public enum Repair {
        /** The same job went into the queue again. */
        ENQUEUED,
        /** Its attempts were used up: FAILED, or still READY with what it has. */
        GIVEN_UP,
        /** Nothing was wrong any more. */
        NOTHING
    }
}
