package dev.millrace.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theFirstGoodAnswerEndsTheWait() throws InterruptedException {
        assertThat(Await.answer(asked::incrementAndGet, answer -> answer == 2, Duration.ofMinutes(1)))
                .isEqualTo(2);
        assertThat(asked).hasValue(2);
    }

    @Test
    void afterTheLimitTheLastAnswerIsReturned() throws InterruptedException {
        assertThat(Await.answer(asked::incrementAndGet, answer -> false, Duration.ZERO))
                .isEqualTo(1);
    }

    @Test
    void aQuestionThatFailsEndsTheWait() {
        assertThatIOException().isThrownBy(() -> Await.answer(AwaitTest::fail, answer -> false, Duration.ofMinutes(1)));
    }

    private static int fail() throws IOException {
        throw new IOException("gone");
    }
}
