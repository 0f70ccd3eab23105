package dev.millrace.proof.faults.proxy;

import java.time.Duration;
import java.util.Optional;

/** The breakpoints that a pipe consults for each recognised call. */
interface Breakpoints {

    /** The breakpoint that matches this call, if any. */
    Optional<Breakpoint> at(Call call, Moment.Side side);

    /** Sends a request again over a new connection and discards the response. */
    void repeat(byte[] request, Duration later);
}
