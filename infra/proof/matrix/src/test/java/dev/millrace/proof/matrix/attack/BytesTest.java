package dev.millrace.proof.matrix.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.streaming.isobmff.Boxes;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BytesTest {

    private final byte[] movie =
            Bytes.joined(Boxes.fileType(), Boxes.box("mdat", new byte[1000]), Boxes.box("moov", new byte[40]));
    private final int media = Bytes.indexOf(movie, "mdat") + 4;

    @Test
    void flipsLieInTheMedia() {
        byte[] flipped = Bytes.flipped(movie, 5);

        assertThat(differences(flipped)).isEqualTo(5);
        assertThat(Arrays.mismatch(movie, flipped)).isBetween(media, media + 999);
    }

    @Test
    void noiseCoversAPartOfTheMedia() {
        byte[] noisy = Bytes.noise(movie, 50, 100);

        assertThat(Arrays.mismatch(movie, noisy)).isGreaterThanOrEqualTo(media + 500);
        assertThat(differences(noisy)).isGreaterThan(400);
    }

    @Test
    void zerosCoverAPartOfTheMedia() {
        byte[] noisy = Bytes.noise(movie, 0, 100);
        byte[] zeroed = Bytes.zeroed(noisy, 25, 50);

        assertThat(Arrays.mismatch(noisy, zeroed)).isBetween(media + 250, media + 255);
        assertThat(Arrays.copyOfRange(zeroed, media + 250, media + 500)).containsOnly(0);
        assertThat(Arrays.copyOfRange(zeroed, media + 500, media + 1000))
                .isEqualTo(Arrays.copyOfRange(noisy, media + 500, media + 1000));
    }

    @Test
    void aNoisyIndexIsABoxStill() {
        byte[] noisy = Bytes.noisyIndex(movie);

        assertThat(Arrays.mismatch(movie, noisy)).isGreaterThanOrEqualTo(Bytes.indexOf(movie, "moov") + 4);
        assertThat(differences(noisy)).isGreaterThan(30);
    }

    @Test
    void aZeroedHeadTellsNothing() {
        byte[] headless = Bytes.zeroedHead(movie);

        assertThat(Arrays.copyOf(headless, 64)).containsOnly(0);
        assertThat(differences(headless)).isBetween(1, 64);
    }

    @Test
    void aNameIsReplacedWhereItStands() {
        byte[] renamed = Bytes.replaced(movie, "mdat", "free");

        assertThat(Bytes.indexOf(renamed, "free")).isEqualTo(Bytes.indexOf(movie, "mdat"));
        assertThat(differences(renamed)).isEqualTo(4);
    }

    @Test
    void aCutLeavesAtLeastEightBytes() {
        assertThat(Bytes.first(movie, 50)).hasSize(movie.length / 2);
        assertThat(Bytes.first(movie, 0)).hasSize(8);
    }

    @Test
    void canaryCountsEveryConnection() throws Exception {
        try (Canary canary = Canary.start()) {
            assertThat(canary.calls()).isZero();

            new Socket("127.0.0.1", canary.address().getPort()).close();

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> canary.calls() == 1);
        }
    }

    private int differences(byte[] changed) {
        int count = 0;
        for (int i = 0; i < movie.length; i++) {
            count += movie[i] == changed[i] ? 0 : 1;
        }
        return count;
    }
}
