package dev.millrace.worker.report;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.worker.outcome.StopSignal;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Calls to video-service that end an attempt: each is repeated until it is acknowledged. Thread-safe. */
@Component
public class FinalCalls {

    private static final Logger log = LoggerFactory.getLogger(FinalCalls.class);
    private static final int CONFLICT = 409;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final VideoServiceCalls calls;
    private final Duration deliverFor;

    FinalCalls(VideoServiceCalls calls, ReportProperties properties) {
        this.calls = calls;
        this.deliverFor = properties.deliverFor();
    }

    /**
     * Posts what ends an attempt. Returns when video-service has it.
     *
     * @param fact identity of what is said; the same for every repetition
     * @throws dev.millrace.worker.outcome.AttemptStopped when the attempt is stale, or was asked to stop
     * @throws SignedCallRefused when it is refused for another reason
     * @throws VideoServiceUnreachable when there was no answer for the configured time
     */
    public void post(String fact, String path, Object body, StopSignal signal) throws InterruptedException {
        long begin = System.nanoTime();
        for (Duration pause = Duration.ofSeconds(1); ; pause = longer(pause)) {
            try {
                calls.post(fact, path, body);
                return;
            } catch (SignedCallRefused e) {
                stopIfStale(e, signal);
                signal.check();
                throw e;
            } catch (VideoServiceUnreachable e) {
                if (System.nanoTime() - begin > deliverFor.toNanos()) {
                    throw e;
                }
                log.warn("{} is not delivered yet, again in about {}", fact, pause);
            }
            signal.pause(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2)));
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    static void stopIfStale(SignedCallRefused refusal, StopSignal signal) {
        if (refusal.status() == CONFLICT) {
            signal.stop(StopSignal.Cause.LEASE_LOST);
        } else {
            log.warn("video-service refuses a report: {}", refusal.getMessage());
        }
    }
}
