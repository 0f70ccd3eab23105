package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.RunningService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What this package asks and writes within its transactions, for a test elsewhere that counts rows. */
public final class JobQuestions {

    private final Jobs jobs;
    private final TranscodeFailures failures;

    public JobQuestions(RunningService service) {
        this.jobs = service.bean(Jobs.class);
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
                () -> assertThat(failures.reason(job(ended).latestAttempt())).hasValue(FailReason.TIMED_OUT));
        questions.put("an attempt failed", () -> failures.saveLapse(job(ended).latestAttempt()));
        questions.put("old failures are deleted", failures::pass);
        questions.put("failures of a video are deleted", () -> failures.removeOf(UUID.randomUUID()));
        questions.put("jobs of a video are deleted", () -> jobs.removeOf(UUID.randomUUID()));
        return questions;
    }

    private Job job(Supplier<UUID> ended) {
        return jobs.find(ended.get()).orElseThrow();
    }
}
