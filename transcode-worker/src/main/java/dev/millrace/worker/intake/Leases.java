package dev.millrace.worker.intake;

import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.attempt.WorkerProperties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Keeps leases and messages of running jobs, and the task's protection: all are extended together, every 15 s. Thread-safe. */
@Component
class Leases implements DisposableBean {

    private final Claims claims;
    private final TaskProtection protection;
    private final IntakeProperties properties;
    private final ScheduledExecutorService beats;

    Leases(Claims claims, TaskProtection protection, IntakeProperties properties, WorkerProperties worker) {
        this.claims = claims;
        this.protection = protection;
        this.properties = properties;
        this.beats = new ScheduledThreadPoolExecutor(worker.slots());
    }

    /** Keeps both until the lease is closed; a lost one stops the attempt. */
    Lease keep(TranscodeAttempt attempt, Delivery delivery) {
        Lease lease = new Lease(claims, attempt, delivery, properties.visibility());
        long every = properties.renewEvery().toMillis();
        lease.runs(beats.scheduleAtFixedRate(() -> beat(lease), every, every, TimeUnit.MILLISECONDS));
        return lease;
    }

    private void beat(Lease lease) {
        lease.beat();
        protection.renew();
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
    }
}
