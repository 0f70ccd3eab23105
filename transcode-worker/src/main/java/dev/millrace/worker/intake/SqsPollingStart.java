package dev.millrace.worker.intake;

import io.awspring.cloud.sqs.listener.MessageListenerContainer;
import io.awspring.cloud.sqs.listener.MessageListenerContainerRegistry;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Begins to poll as soon as the queue answers: a worker may be started before the queue is there or while it is away. */
@Component
class SqsPollingStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SqsPollingStart.class);

    private final MessageListenerContainerRegistry containers;
    private final SqsQueueHealth queue;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private boolean isRunning;

    SqsPollingStart(MessageListenerContainerRegistry containers, SqsQueueHealth queue) {
        this.containers = containers;
        this.queue = queue;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // why: it ends itself
    public synchronized void start() {
        isRunning = true;
        thread.execute(this::look);
    }

    private void look() {
        if (!queue.health().getStatus().equals(Status.UP)) {
            log.warn("The queue of jobs does not answer; polling begins when it does");
            again();
            return;
        }
        begin();
    }

    /** why: under one lock with the stop, so that no container is started after it. */
    private synchronized void begin() {
        if (!isRunning) {
            return;
        }
        try {
            container().start();
        } catch (RuntimeException e) { // why: the queue may be gone again
            log.warn("Polling did not begin: {}", e.toString());
            container().stop();
            again();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // why: it ends itself
    private synchronized void again() {
        if (isRunning) {
            thread.schedule(this::look, 1, TimeUnit.SECONDS);
        }
    }

    private MessageListenerContainer<?> container() {
        return Objects.requireNonNull(containers.getContainerById(SqsJobListener.ID));
    }

    @Override
    public synchronized void stop() {
        isRunning = false;
        thread.shutdownNow();
        container().stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return isRunning;
    }
}
