package dev.millrace.proof.faults.proxy;

import java.time.Duration;
import java.util.Optional;

/** What a pipe asks when it recognises a call. */
interface Breakpoints {

    /** The trap, if any, that waits for this very call. */
    Optional<Breakpoint> at(Call call, Moment.Side side);

    /** Sends a request once more, over a connection of its own, and forgets the answer. */
    void repeat(byte[] request, Duration later);
}
