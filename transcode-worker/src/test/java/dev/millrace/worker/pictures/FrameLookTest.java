package dev.millrace.worker.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class FrameLookTest {

    private static final FrameLook CHECKERED = look((x, y) -> (x / 3 + y / 3) % 2 == 0 ? 60 : 180);

    @Test
    void blackWhiteAndGreyAreNotGood() {
        assertThat(look((x, y) -> 2).isGood()).isFalse();
        assertThat(look((x, y) -> 250).isGood()).isFalse();
        assertThat(look((x, y) -> 120).isGood()).isFalse();
    }

    @Test
    void aSmoothFadeIsNotGood() {
        assertThat(look((x, y) -> 60 + 2 * x).isGood()).isFalse();
    }

    @Test
    void aTitleOnBlackIsNotGood() {
        FrameLook title = look((x, y) -> y >= 20 && y < 24 && x > 10 && x < 38 && x % 2 == 0 ? 235 : 2);

        assertThat(title.isGood()).isFalse();
        assertThat(title.score()).isLessThan(CHECKERED.score());
    }

    @Test
    void aFrameWithLightShadeAndDetailIsGood() {
        assertThat(CHECKERED.isGood()).isTrue();
        assertThat(CHECKERED.brightness()).isBetween(115.0, 125.0);
        assertThat(CHECKERED.contrast()).isBetween(59.0, 61.0);
    }

    @Test
    void theFrameAskedForIsLookedAt() {
        byte[] frames = new byte[2 * FrameLook.BYTES];
        Arrays.fill(frames, FrameLook.BYTES, frames.length, (byte) 200);

        assertThat(FrameLook.of(frames, 0).brightness()).isZero();
        assertThat(FrameLook.of(frames, 1).brightness()).isEqualTo(200);
    }

    private static FrameLook look(IntBinaryOperator pixel) {
        byte[] pixels = new byte[FrameLook.BYTES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) pixel.applyAsInt(i % FrameLook.SIDE, i / FrameLook.SIDE);
        }
        return FrameLook.of(pixels, 0);
    }
}
