package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.store.Multipart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenMultipartsTest {

    private static final Multipart ONE = new Multipart("key", "one");
    private static final Multipart OTHER = new Multipart("key", "other");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // why: monotonic time may run over
    private final OpenMultiparts open = new OpenMultiparts(nanos::get);

    @Test
    void nothingIsKnownBeforeStorageSaidSo() {
        assertThat(open.contains(ONE, List.of(1))).isFalse();
        assertThat(open.contains(ONE, List.of(2))).isFalse();
    }

    @Test
    void newPartsNeedNoQuestionForAMinute() {
        open.add(ONE, List.of(1));

        assertThat(open.contains(ONE, List.of(2))).isTrue();
        pass(Duration.ofMillis(59_999));
        assertThat(open.contains(ONE, List.of(3, 4))).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(open.contains(ONE, List.of(5))).isFalse();
    }

    @Test
    void oneKnownSaysNothingOfAnother() {
        open.add(ONE, List.of(1));

        assertThat(open.contains(OTHER, List.of(2))).isFalse();
    }

    @Test
    void aPartSignedAgainIsReasonToAsk() {
        open.add(ONE, List.of(1));

        assertThat(open.contains(ONE, List.of(1))).isFalse();
        assertThat(open.contains(ONE, List.of(2))).isTrue();
        assertThat(open.contains(ONE, List.of(3, 2))).isFalse();
    }

    @Test
    void butOnceInTwoSeconds() {
        open.add(ONE, List.of(1));
        open.add(ONE, List.of(1));

        assertThat(open.contains(ONE, List.of(1))).isTrue();
        pass(Duration.ofMillis(1_999));
        assertThat(open.contains(ONE, List.of(1))).isTrue();
        pass(Duration.ofMillis(1));
        assertThat(open.contains(ONE, List.of(1))).isFalse();
    }

    private void pass(Duration more) {
        nanos.addAndGet(more.toNanos());
    }
}
