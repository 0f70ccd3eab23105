package dev.millrace.upload;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition that another thread or process fulfils. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private Eventually() {}

    public static void eventually(ThrowingRunnable fact) {
        Awaitility.await().atMost(LIMIT).pollInterval(LOOK).untilAsserted(fact);
    }
}
