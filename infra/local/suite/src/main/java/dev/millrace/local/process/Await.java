package dev.millrace.local.process;

import java.time.Duration;
import java.util.function.Predicate;

/** Waits for what other processes do, by asking again and again. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /** What is asked. */
    @FunctionalInterface
    public interface Question<T, E extends Exception> {

        T ask() throws E, InterruptedException;
    }

    /**
     * Asks at least once, and again until the answer is good or the limit is reached.
     *
     * @return the last answer, good or not
     */
    public static <T, E extends Exception> T answer(Question<T, E> question, Predicate<T> isGood, Duration limit)
            throws E, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        T answer = question.ask();
        while (!isGood.test(answer) && System.nanoTime() < end) {
            Thread.sleep(PAUSE.toMillis());
            answer = question.ask();
        }
        return answer;
    }
}
