package dev.millrace.video.job;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.video.video.VideoPurged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of the jobs that ended: as long as their videos. */
@Service
public class JobHistory {

    /** Of a video; earlier ones are kept, and not read. */
    public static final int MOST_JOBS = 20;

    /** Of these jobs, those at work not counted; the others are kept, and not read. Those at tasks give way first. */
    public static final int MOST_ATTEMPTS = 500;

    private final Jobs jobs;
    private final JobTasks tasks;
    private final PastAttempts attempts;
    private final TranscodeFailures failures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JobHistory(
            Jobs jobs,
            JobTasks tasks,
            PastAttempts attempts,
            TranscodeFailures failures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jobs = jobs;
        this.tasks = tasks;
        this.attempts = attempts;
        this.failures = failures;
        this.events = events;
        this.clock = clock;
    }

    /** The latest {@value #MOST_JOBS} jobs of a video with their attempts, open ones too, in the order in which they were opened. */
    @Transactional(readOnly = true)
    public List<JobSpan> of(UUID videoId) {
        List<Job> latest = jobs.latestOf(videoId, MOST_JOBS);
        List<UUID> ids = latest.stream().map(Job::id).toList();
        Map<UUID, List<AttemptSpan>> ended = attempts.of(ids, MOST_ATTEMPTS);
        Map<UUID, Map<Integer, Instant>> turnWaits = attempts.turnWaits(ids);
        return latest.stream()
                .map(job -> new JobSpan(
                        job,
                        withThoseAtWork(job, ended.getOrDefault(job.id(), List.of())),
                        turnWaits.getOrDefault(job.id(), Map.of())))
                .toList();
    }

    private List<AttemptSpan> withThoseAtWork(Job job, List<AttemptSpan> ended) {
        List<AttemptSpan> atWork = atWork(job).toList();
        // why not those: an attempt that lives on after its lease lapsed had an end before
        Stream<AttemptSpan> others =
                ended.stream().filter(past -> atWork.stream().noneMatch(span -> span.number() == past.number()));
        return Stream.concat(others, atWork.stream()).toList();
    }

    private Stream<AttemptSpan> atWork(Job job) {
        Stream<AttemptSpan> itself =
                job.work().isClaimed() ? Stream.of(AttemptSpan.atWork(job.work(), 0)) : Stream.empty();
        Stream<AttemptSpan> ofTasks = job.isOpen() && job.isDivided()
                ? tasks.open(job.id()).stream()
                        .filter(task -> task.work().isClaimed())
                        .map(task -> AttemptSpan.atWork(task.work(), task.number()))
                : Stream.empty();
        return Stream.concat(itself, ofTasks);
    }

    /** Notes that the job waits for its owner's turn from now on: a worker came for it and took another owner's; repeatable. */
    public void passedOver(UUID jobId) {
        attempts.passedOver(jobId, clock.instant());
    }

    /** Notes what a worker says of its attempt, whether or not that ended; repeatable. */
    public void note(AttemptId attempt, Effort effort) {
        attempts.save(attempt, effort);
        events.publishEvent(new EffortNoted(attempt));
    }

    @EventListener
    void on(VideoPurged purged) {
        failures.removeOf(purged.videoId());
        attempts.removeOf(purged.videoId());
        jobs.removeOf(purged.videoId());
    }
}
