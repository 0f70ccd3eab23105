package dev.millrace.video.job;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is kept of the jobs that ended: as long as their videos. */
@Service
public class JobHistory {

    private final Jobs jobs;
    private final TranscodeFailures failures;

    JobHistory(Jobs jobs, TranscodeFailures failures) {
        this.jobs = jobs;
        this.failures = failures;
    }

    /** Forgets the jobs of a deleted video, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID videoId) {
        failures.removeOf(videoId);
        jobs.removeOf(videoId);
    }
}
