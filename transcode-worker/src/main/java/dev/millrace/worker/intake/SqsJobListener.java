package dev.millrace.worker.intake;

import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import org.springframework.stereotype.Component;

/** Receives jobs, one per free slot. */
@Component
class SqsJobListener {

    /** Of the container that polls. */
    static final String ID = "transcode-jobs";

    private final JobHandling handling;

    SqsJobListener(JobHandling handling) {
        this.handling = handling;
    }

    @SqsListener(id = ID, queueNames = "${millrace.jobs.queue:transcode-jobs}", factory = "jobListenerFactory")
    void received(String body, Visibility visibility, Acknowledgement acknowledgement) {
        handling.handle(new SqsDelivery(body, visibility, acknowledgement));
    }
}
