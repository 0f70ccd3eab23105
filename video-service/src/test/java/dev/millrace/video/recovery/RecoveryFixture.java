package dev.millrace.video.recovery;

import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.asset.AttemptOutputs;
import dev.millrace.video.job.InMemoryJobs;
import dev.millrace.video.queue.DeadLetters;
import dev.millrace.video.report.StoredReports;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** The real recovery; its settings are short. */
public final class RecoveryFixture {

    private final OneDeadLetter letter = new OneDeadLetter();
    private final Reconciler reconciler;
    private final DeadLetterPass deadLetters;

    public RecoveryFixture(
            InMemoryJobs jobs, StoredReports reports, AttemptOutputs outputs, MeterRegistry meters, Clock clock) {
        RecoveryProperties properties =
                new RecoveryProperties(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofHours(1), 100);
        LostJobs lostJobs = new LostJobs(jobs.jobs(), jobs.interventions(), jobs.attempts(), reports, outputs, meters);
        LostMessages lostMessages = new LostMessages(() -> 0, jobs.jobs(), properties);
        reconciler = new Reconciler(jobs.jobs(), jobs.tasks(), lostJobs, lostMessages, properties, clock);
        deadLetters = new DeadLetterPass(letter, jobs.deadJobs(), lostJobs, properties, clock);
    }

    public void reconcile() {
        reconciler.pass();
    }

    /** A pass that finds this message in the dead-letter queue, and nothing else. */
    public void deadLetter(TranscodeJob message) {
        letter.message = message;
        deadLetters.pass();
    }

    private static final class OneDeadLetter implements DeadLetters {

        private TranscodeJob message;

        @Override
        public void read(int most, Function<DeadMessage, Verdict> reader) {
            reader.apply(new DeadMessage("one", message));
        }

        @Override
        public long count() {
            return 1;
        }
    }
}
