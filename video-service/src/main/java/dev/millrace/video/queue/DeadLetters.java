package dev.millrace.video.queue;

import dev.millrace.common.contract.TranscodeJob;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The dead-letter queue of the transcode queue. */
public interface DeadLetters {

    /**
     * Reads up to {@code most} visible messages, each once. Those that are kept become visible again afterwards.
     *
     * @param most how many at most
     * @param reader decides whether each is kept; has a minute for all of them
     * @throws dev.millrace.common.problem.Unavailable when the queue does not answer
     */
    void read(int most, Function<DeadMessage, Verdict> reader);

    /** About how many there are. @throws dev.millrace.common.problem.Unavailable when the queue does not answer */
    long count();

    /** What to do with a dead letter. */
    enum Verdict {
        /** It stays in the queue. */
        KEEP,
        /** It is taken out for good. */
        REMOVE
    }

    /**
     * One dead message.
     *
     * @param id the queue's own
     * @param job what is in it, or null when it is no job
     */
    record DeadMessage(String id, @Nullable TranscodeJob job) {}
}
