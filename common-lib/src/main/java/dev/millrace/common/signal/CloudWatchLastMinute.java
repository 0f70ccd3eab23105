package dev.millrace.common.signal;

import org.springframework.context.SmartLifecycle;

/**
 * Sends the last minute's series when everything else has stopped: by then drained jobs are counted, and the database can still
 * be read.
 */
public final class CloudWatchLastMinute implements SmartLifecycle {

    private final LateCloudWatch meters;
    private volatile boolean isRunning;

    /** @param meters is closed by this, and by nothing else */
    public CloudWatchLastMinute(LateCloudWatch meters) {
        this.meters = meters;
    }

    @Override
    public void start() {
        isRunning = true;
    }

    @Override
    public void stop() {
        meters.closeAtLast();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
