package dev.millrace.worker.intake;

import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.attempt.WorkerProperties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Keeps leases and messages of running jobs: both are extended together, every 15 s. Thread-safe. */
@Component
class Leases implements DisposableBean {

    private final Claims claims;
    private final IntakeProperties properties;
    private final ScheduledExecutorService beats;

    Leases(Claims claims, IntakeProperties properties, WorkerProperties worker) {
        this.claims = claims;
        this.properties = properties;
        this.beats = new ScheduledThreadPoolExecutor(worker.slots());
    }

    /** Keeps both until the lease is closed; a lost one stops the attempt. */
    Lease keep(TranscodeAttempt attempt, Delivery delivery) {
        Lease lease = new Lease(claims, attempt, delivery, properties.visibility());
        long every = properties.renewEvery().toMillis();
        lease.runs(beats.scheduleAtFixedRate(lease::beat, every, every, TimeUnit.MILLISECONDS));
        return lease;
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
    }
}
