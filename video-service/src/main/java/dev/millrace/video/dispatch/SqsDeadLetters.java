package dev.millrace.video.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The dead-letter queue in SQS. */
@Component
class SqsDeadLetters implements DeadLetters {

    private static final int MOST_MESSAGES = 10;

    private final SqsAsyncClient sqs;
    private final SqsQueues queues;
    private final JobsProperties properties;

    SqsDeadLetters(SqsAsyncClient sqs, SqsQueues queues, JobsProperties properties) {
        this.sqs = sqs;
        this.queues = queues;
        this.properties = properties;
    }

    @Override
    public List<DeadLetter> look(Duration hidden) {
        try {
            String queue = queues.url(properties.deadLetterQueue());
            return queues
                    .await(sqs.receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(MOST_MESSAGES)
                            .waitTimeSeconds(0)
                            .visibilityTimeout((int) hidden.toSeconds())))
                    .messages()
                    .stream()
                    .map(message -> new DeadLetter(message.body(), message.receiptHandle()))
                    .toList();
        } catch (CompletionException e) {
            throw SqsQueues.unavailable(e);
        }
    }

    @Override
    public void remove(DeadLetter letter) {
        try {
            String queue = queues.url(properties.deadLetterQueue());
            queues.await(sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(letter.handle())));
        } catch (CompletionException e) {
            throw SqsQueues.unavailable(e);
        }
    }
}
