package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.contract.Internal.IntakeAnswer;
import dev.millrace.common.web.Ids;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Whether messages may be taken from the queue: only while video-service answers that they may, and this worker does not shut
 * down. An operator's pause holds for all workers, and without video-service nothing could be claimed: each message that is taken
 * in vain comes nearer to the dead-letter queue. Jobs at work go on. Thread-safe.
 */
@Component
class IntakeStatus implements InitializingBean, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(IntakeStatus.class);
    private static final String PATH = "/internal/intake";
    /** Until there is an answer; shorter than the pause between two answers. */
    private static final Duration UNANSWERED = Duration.ofSeconds(1);

    private final VideoServiceCalls calls;
    private final Ids ids;
    private final Drain drain;
    private final Duration askEvery;
    private final ScheduledExecutorService asks = new ScheduledThreadPoolExecutor(1);
    private volatile boolean isOpen;

    IntakeStatus(VideoServiceCalls calls, Ids ids, Drain drain, IntakeProperties properties) {
        this.calls = calls;
        this.ids = ids;
        this.drain = drain;
        this.askEvery = properties.askEvery();
    }

    @Override
    public void afterPropertiesSet() {
        askIn(Duration.ZERO);
    }

    private void askIn(Duration pause) {
        ScheduledFuture<?> unused = asks.schedule(this::askAndGoOn, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void askAndGoOn() {
        boolean isAnswered = ask();
        askIn(isAnswered || askEvery.compareTo(UNANSWERED) < 0 ? askEvery : UNANSWERED);
    }

    /**
     * Asks now, for a caller that has reason to expect a changed answer.
     *
     * @return whether there was an answer
     */
    boolean ask() {
        try {
            IntakeAnswer answer = calls.ask(ids.next().toString(), PATH, "{}", IntakeAnswer.class);
            become(!answer.paused(), "video-service says so");
            return true;
        } catch (RuntimeException e) { // why: the outermost loop; it asks again
            become(false, e.toString());
            return false;
        }
    }

    /** Whether messages may be taken; waits for the given time before it says no. */
    boolean isOpen(Duration patience) throws InterruptedException {
        if (!isOpen()) {
            TimeUnit.MILLISECONDS.sleep(patience.toMillis());
        }
        return isOpen();
    }

    private boolean isOpen() {
        return isOpen && !drain.isDraining();
    }

    private void become(boolean open, String why) {
        if (open != isOpen) {
            log.info("Jobs are {}: {}", open ? "taken" : "not taken", why);
        }
        isOpen = open;
    }

    @Override
    public void destroy() {
        asks.shutdownNow();
    }
}
