package dev.millrace.worker.intake;

import dev.millrace.common.queue.TranscodeQueues;
import io.awspring.cloud.sqs.annotation.SqsListener;
import io.awspring.cloud.sqs.listener.SqsHeaders;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.stereotype.Component;

/** Receives jobs, one per free slot. */
@Component
class SqsJobListener {

    /** Of the container that polls. */
    static final String ID = "transcode-jobs";

    private final JobHandling handling;
    private final TranscodeQueues queues;

    SqsJobListener(JobHandling handling, TranscodeQueues queues) {
        this.handling = handling;
        this.queues = queues;
    }

    @SqsListener(id = ID, queueNames = "${millrace.queue.name:transcode-jobs}", factory = "jobListenerFactory")
    void received(
            String body,
            @Header(SqsHeaders.MessageSystemAttributes.SQS_APPROXIMATE_RECEIVE_COUNT) int receives,
            Visibility visibility,
            Acknowledgement acknowledgement) {
        handling.handle(new SqsDelivery(body, receives, visibility, acknowledgement, queues));
    }
}
