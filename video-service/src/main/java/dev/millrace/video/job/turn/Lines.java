package dev.millrace.video.job.turn;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Which line a claim goes by: each in its turn, so that neither waits for the other. Every instance counts for itself. */
@Component
class Lines {

    private static final Line[] ALL = Line.values();

    private final AtomicInteger claims = new AtomicInteger();

    Line next() {
        return ALL[Math.floorMod(claims.getAndIncrement(), ALL.length)];
    }
}
