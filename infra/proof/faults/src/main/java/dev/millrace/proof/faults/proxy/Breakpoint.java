package dev.millrace.proof.faults.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits on a proxy for a call, and then injects a fault into it. Thread-safe. */
public final class Breakpoint {

    private final Moment moment;
    private final Then then;
    private final Duration later;
    private final Runnable first;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile boolean isHit;
    private volatile long matchedAt;

    /** What happens to the call. */
    public enum Then {
        /** It is forwarded. */
        PASS,
        /** Both its connections are reset. */
        RESET,
        /** It is forwarded, and the same request is delivered again later. */
        AGAIN,
        /** Both its connections are reset, and the request is still delivered later. */
        LATE,
        /**
         * It gets S3's answer to a completion that fails midway: 200 with an error body. It is not forwarded. Later calls get
         * the same answer for a while, since clients retry by themselves.
         */
        FALSE_SUCCESS
    }

    /**
     * @param later delay of a repeated or late request; duration of false answers
     * @param first runs on the proxy's thread before the fault, and may block
     */
    public Breakpoint(Moment moment, Then then, Duration later, Runnable first) {
        this.moment = moment;
        this.then = then;
        this.later = later;
        this.first = first;
    }

    public Moment moment() {
        return moment;
    }

    public boolean isHit() {
        return isHit;
    }

    Duration later() {
        return later;
    }

    /** Whether this is the awaited call; true for one call only, except while answers are false. */
    boolean matches(Call call, Moment.Side side) {
        if (call != moment.call() || side != moment.side()) {
            return false;
        }
        int number = seen.incrementAndGet();
        if (number == moment.occurrence()) {
            matchedAt = System.nanoTime();
            return true;
        }
        return then == Then.FALSE_SUCCESS
                && number > moment.occurrence()
                && System.nanoTime() - matchedAt < later.toNanos();
    }

    Then hit() {
        isHit = true;
        first.run();
        return then;
    }

    static byte[] falseSuccess() {
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>InternalError</Code>"
                + "<Message>We encountered an internal error. Please try again.</Message></Error>";
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
