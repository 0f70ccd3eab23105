package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceUnreachable;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.outcome.StopSignal;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease on one job, in video-service and as its hidden message. One lock keeps a late heartbeat from undoing the end. */
final class Lease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lease.class);
    private static final int CONFLICT = 409;

    private final Claims claims;
    private final TranscodeAttempt attempt;
    private final Delivery delivery;
    private final Duration visibility;
    private @Nullable Future<?> schedule;
    private boolean isClosed;
    private boolean isReceiptLost;
    private long renewedNanos = System.nanoTime();

    Lease(Claims claims, TranscodeAttempt attempt, Delivery delivery, Duration visibility) {
        this.claims = claims;
        this.attempt = attempt;
        this.delivery = delivery;
        this.visibility = visibility;
    }

    synchronized void runs(Future<?> beats) {
        schedule = beats;
    }

    /**
     * Extends both. What does not answer may answer the next time. Only video-service's refusal loses the lease, and of a part of a
     * job its end.
     */
    synchronized void beat() {
        if (isClosed || attempt.signal().isStopped()) {
            return;
        }
        hide();
        renew();
    }

    /** why a lost one is no end: SQS hides a message for 12 h at most, and who receives it then finds the job busy. */
    private void hide() {
        if (isReceiptLost) {
            return;
        }
        try {
            delivery.hideFor(visibility);
        } catch (Delivery.ReceiptLost e) {
            isReceiptLost = true;
            log.warn("Attempt {} goes on without its message: {}", attempt.id().number(), e.toString());
        } catch (RuntimeException e) {
            log.warn("The message's visibility is not extended: {}", e.toString());
        }
    }

    /** Whether the message is still this attempt's to dispose of. */
    synchronized boolean hasMessage() {
        return !isReceiptLost;
    }

    private void renew() {
        long asked = System.nanoTime();
        try {
            claims.renew(attempt.id());
            renewedNanos = asked;
        } catch (SignedCallRefused e) {
            if (e.status() == CONFLICT) {
                lost("a later attempt has the job");
            } else {
                log.warn("The lease is not renewed: {}", e.getMessage());
            }
        } catch (VideoServiceUnreachable e) {
            log.warn("The lease is not renewed: {}", e.getMessage());
        }
        if (attempt.isOfDivided() && isLapsed()) {
            // why: the next attempt at it stores in the same folder
            lost("it was not renewed for its whole time");
        }
    }

    private boolean isLapsed() {
        return System.nanoTime() - renewedNanos
                > TimeUnit.SECONDS.toNanos(attempt.claim().leaseSeconds());
    }

    private void lost(String why) {
        log.warn("Lease of attempt {} is lost: {}", attempt.id().number(), why);
        attempt.signal().stop(StopSignal.Cause.LEASE_LOST);
    }

    /** Ends the extending. Returns when no beat runs any more, so that none undoes what is done with the message next. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (schedule != null) {
            schedule.cancel(false);
        }
    }
}
