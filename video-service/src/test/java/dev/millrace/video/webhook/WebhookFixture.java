package dev.millrace.video.webhook;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.access.Access;
import dev.millrace.video.job.OpenedJobs;
import dev.millrace.video.quota.NoQuota;
import dev.millrace.video.storage.MediaStore;
import dev.millrace.video.video.VideoLifecycle;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** The real receivers of upload-service's reports and questions. */
public final class WebhookFixture {

    private final UploadReports reports;
    private final UploadOpenedController opened;

    public WebhookFixture(
            VideoLifecycle lifecycle,
            OpenedJobs jobs,
            Access access,
            MediaStore store,
            TransactionTemplate transaction,
            Clock clock) {
        reports = new UploadReports(lifecycle, jobs, new Forgetful(transaction, clock));
        opened = new UploadOpenedController(access, lifecycle, store, new NoQuota());
    }

    public void receive(UploadReport report) {
        reports.receive("any", report);
    }

    public void uploadOpened(UUID videoId, UploadOpened question) {
        opened.uploadOpened(videoId, question);
    }

    /** why: what is guarded by the table of deliveries must be harmless without it, because that table forgets. */
    private static final class Forgetful extends Deliveries {

        private final TransactionTemplate transaction;

        Forgetful(TransactionTemplate transaction, Clock clock) {
            super(null, new SimpleMeterRegistry(), clock);
            this.transaction = transaction;
        }

        @Override
        public void once(Topic topic, String webhookId, Runnable act) {
            transaction.executeWithoutResult(status -> act.run());
        }
    }
}
