package dev.millrace.video.report;

import dev.millrace.common.contract.TranscodeReport;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.asset.InMemoryAssets;
import dev.millrace.video.job.InMemoryJobs;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.NoPastUploads;
import dev.millrace.video.video.VideoLifecycle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The real receivers of the other services' reports. */
public final class ReportFixture {

    private final UploadReports uploads;
    private final TranscodeReports transcodes;

    public ReportFixture(
            VideoLifecycle lifecycle,
            InMemoryJobs jobs,
            InMemoryAssets assets,
            TransactionTemplate transaction,
            Clock clock) {
        Deliveries forgetful = new Forgetful(transaction, clock);
        uploads = new UploadReports(lifecycle, jobs.opened(), new NoPastUploads(), forgetful);
        transcodes =
                new TranscodeReports(jobs.attempts(), assets.facts(), assets.outputs(), jobs.judge(), null, forgetful);
    }

    /** What workers left in storage. */
    public static StoredReports stored(MediaStore store) {
        return new StoredReports(store, JsonMapper.builder().build());
    }

    public void receive(UploadReport report) {
        uploads.receive("any", report);
    }

    /** READY or FAILED: progress is not kept. */
    public void receive(TranscodeReport report) {
        transcodes.receive("any", report);
    }

    /** why: what is guarded by the table of deliveries must be harmless without it, because that table forgets. */
    private static final class Forgetful extends Deliveries {

        private final TransactionTemplate transaction;

        Forgetful(TransactionTemplate transaction, Clock clock) {
            super(null, new SimpleMeterRegistry(), clock);
            this.transaction = transaction;
        }

        @Override
        boolean isKnown(String webhookId) {
            return false;
        }

        @Override
        public void once(Topic topic, String webhookId, Runnable act) {
            transaction.executeWithoutResult(status -> act.run());
        }
    }
}
