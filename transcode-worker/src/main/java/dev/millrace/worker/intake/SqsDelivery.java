package dev.millrace.worker.intake;

import dev.millrace.common.queue.TranscodeQueues;
import io.awspring.cloud.sqs.listener.Visibility;
import io.awspring.cloud.sqs.listener.acknowledgement.Acknowledgement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A delivery by SQS. */
record SqsDelivery(
        String body, int receives, Visibility visibility, Acknowledgement acknowledgement, TranscodeQueues queues)
        implements Delivery {

    @Override
    public void delete() {
        acknowledgement.acknowledge();
    }

    @Override
    public void deadLetter() {
        queues.deadLetters().sendWithReason(body, AttemptOutcome.Kind.UNREADABLE.name());
        delete();
    }

    @Override
    public void hideFor(Duration duration) {
        try {
            visibility.changeTo((int) duration.toSeconds());
        } catch (RuntimeException e) {
            if (isRefused(e)) {
                throw new ReceiptLost(e);
            }
            throw e;
        }
    }

    @Override
    public void sendAgainIn(Duration duration) {
        queues.jobs().sendDelayed(body, duration);
        delete();
    }

    /** SQS understood and said no, which for a receipt means that it is not valid any more. */
    private static boolean isRefused(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqsException refusal) {
                return refusal.statusCode() >= 400 && refusal.statusCode() < 500 && refusal.statusCode() != 429;
            }
        }
        return false;
    }
}
