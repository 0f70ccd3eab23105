package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.RunningService;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What this package asks and writes within its transactions, for a test elsewhere that counts rows. */
public final class JobQuestions {

    private final Jobs jobs;
    private final JobTasks tasks;
    private final TranscodeFailures failures;

    public JobQuestions(RunningService service) {
        this.jobs = service.bean(Jobs.class);
        this.tasks = service.bean(JobTasks.class);
        this.failures = service.bean(TranscodeFailures.class);
    }

    /**
     * The questions by title.
     *
     * @param ended id of a job that ended and whose attempt failed
     */
    public Map<String, Runnable> of(Supplier<UUID> ended) {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put("lock", () -> assertThat(jobs.lock(ended.get())).isPresent());
        questions.put(
                "lock the latest",
                () -> assertThat(jobs.lockLatestOf(job(ended).videoId())).isPresent());
        questions.put("save", () -> jobs.save(job(ended)));
        questions.put(
                "failures of a video",
                () -> assertThat(failures.of(job(ended).videoId(), null, 100)).hasSize(1));
        questions.put(
                "why an attempt failed",
                () -> assertThat(failures.latestReason(job(ended).planner())).hasValue(FailReason.TIMED_OUT));
        questions.put("an attempt failed", () -> failures.saveLapse(job(ended).latestAttempt()));
        questions.put("old failures are deleted", failures::pass);
        questions.put("failures of a video are deleted", () -> failures.removeOf(UUID.randomUUID()));
        questions.put("jobs of a video are deleted", () -> jobs.removeOf(UUID.randomUUID()));
        return questions;
    }

    /**
     * Those of a divided job with very many tasks.
     *
     * @param divided its id
     */
    public Map<String, Runnable> ofTasks(Supplier<UUID> divided, Instant now) {
        Map<String, Runnable> questions = new LinkedHashMap<>();
        questions.put(
                "lock a claimable task",
                () -> assertThat(tasks.lockClaimable(divided.get(), now)).isPresent());
        questions.put(
                "a task of a claim",
                () -> assertThat(tasks.claimedBy(divided.get(), "no such claim"))
                        .isEmpty());
        questions.put(
                "lock an attempt's task", () -> assertThat(attempt(divided)).isPresent());
        questions.put(
                "whole stages",
                () -> assertThat(tasks.wholeStages(divided.get())).isPositive());
        questions.put("save a task", () -> tasks.save(attempt(divided).orElseThrow()));
        questions.put(
                "silent tasks", () -> assertThat(tasks.silentSince(now, 100)).hasSize(100));
        questions.put("tasks of a job are deleted", () -> tasks.removeOf(UUID.randomUUID()));
        return questions;
    }

    private Optional<Task> attempt(Supplier<UUID> divided) {
        return tasks.lock(job(divided).attempt(2));
    }

    private Job job(Supplier<UUID> ended) {
        return jobs.find(ended.get()).orElseThrow();
    }
}
