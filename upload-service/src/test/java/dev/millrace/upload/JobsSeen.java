package dev.millrace.upload;

import dev.millrace.common.contract.TranscodeJob;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.json.JsonMapper;

/** Reads the real queue empty and remembers what was in it. */
public final class JobsSeen {

    private final SqsAsyncClient sqs;
    private final String queue;
    private final JsonMapper json;
    private final Collection<TranscodeJob> seen = new ConcurrentLinkedQueue<>();

    JobsSeen(SqsAsyncClient sqs, String queue, JsonMapper json) {
        this.sqs = sqs;
        this.queue = queue;
        this.json = json;
    }

    /** Jobs of a video that were queued so far. */
    public List<TranscodeJob> of(UUID videoId) {
        String url = sqs.getQueueUrl(request -> request.queueName(queue)).join().queueUrl();
        List<Message> batch = receive(url);
        while (!batch.isEmpty()) {
            for (Message message : batch) {
                seen.add(json.readValue(message.body(), TranscodeJob.class));
                sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()))
                        .join();
            }
            batch = receive(url);
        }
        return seen.stream().filter(job -> job.videoId().equals(videoId)).toList();
    }

    private List<Message> receive(String url) {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .join()
                .messages();
    }
}
