package dev.millrace.worker.encode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.plan.Rendition;
import dev.millrace.worker.probe.Rational;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateCapTest {

    private static final int FRAMES_PER_SEGMENT = 180;

    private final RateCap whole = RateCap.of(new Rendition("480p", 854, 480, new Rational(30, 1), 1200, false, null));

    /** Each frame is as large as it may be, at random moments, and at the seams: first the buffer is emptied, then again. */
    @Test
    void chunksThatKeepToTheirCapNeverEmptyTheBufferOfTheWhole() {
        Random random = new Random(42);
        RateCap chunk = whole.ofChunks(2 * FRAMES_PER_SEGMENT / 30.0);
        double left = whole.bufferKbit();
        for (int number = 0; number < 1000; number++) {
            int frames = FRAMES_PER_SEGMENT * (2 + random.nextInt(4));
            double own = RateCap.FILLED * chunk.bufferKbit();
            for (int frame = 0; frame < frames; frame++) {
                boolean isSeam = frame == 0 || frame == frames - 1;
                double kbit = isSeam || random.nextInt(40) == 0 ? own : own * random.nextDouble() * 0.1;
                own = Math.min(chunk.bufferKbit(), own - kbit + chunk.kbps() / 30.0);
                left -= kbit;
                assertThat(left).as("chunk %d, frame %d", number, frame).isGreaterThanOrEqualTo(-1);
                left = Math.min(whole.bufferKbit(), left + whole.kbps() / 30.0);
            }
        }
    }

    @Test
    void aChunkHasNearlyTheRateOfTheWhole() {
        assertThat(whole.ofChunks(12)).isEqualTo(new RateCap(1128, 947));
    }
}
