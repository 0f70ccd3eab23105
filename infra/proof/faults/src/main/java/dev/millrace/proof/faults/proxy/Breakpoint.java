package dev.millrace.proof.faults.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Waits on a line for a moment, and then does something to the call. Thread-safe. */
public final class Breakpoint {

    private final Moment moment;
    private final Then then;
    private final Duration later;
    private final Runnable first;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile boolean isHit;
    private volatile long matchedAt;

    /** What becomes of the call. */
    public enum Then {
        /** It goes on. */
        PASS,
        /** Both its connections are reset. */
        RESET,
        /** It goes on, and the same request comes a second time, later. */
        AGAIN,
        /** Both its connections are reset, and the request comes later all the same. */
        LATE,
        /**
         * It is answered as S3 answers a completion that has failed after its beginning: 200 with an error. Nothing arrives. So
         * are later ones for a while, since clients ask again by themselves.
         */
        FALSE_SUCCESS
    }

    /**
     * @param later when a request comes again or late; how long answers are false
     * @param first is done by the line's thread before anything else, and may take its time
     */
    public Breakpoint(Moment moment, Then then, Duration later, Runnable first) {
        this.moment = moment;
        this.then = then;
        this.later = later;
        this.first = first;
    }

    /** Where it waits. */
    public Moment moment() {
        return moment;
    }

    /** Whether the moment has come. */
    public boolean isHit() {
        return isHit;
    }

    Duration later() {
        return later;
    }

    /** Whether this is the call that it waits for; says so of one only, unless answers are false for a while. */
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
