package dev.millrace.video.dispatch;

import java.time.Duration;
import java.util.List;

/** The dead-letter queue of the transcode queue. */
public interface DeadLetters {

    /** Some messages, hidden from the next look for a while; empty when there are none. */
    List<DeadLetter> look(Duration hidden);

    /** Takes one out for good. */
    void remove(DeadLetter letter);

    /**
     * One dead message.
     *
     * @param body the job, if it is one
     * @param handle what removes it
     */
    record DeadLetter(String body, String handle) {}
}
