package dev.millrace.proof.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import org.junit.jupiter.api.Test;

class LongVideoTest {

    private final LongVideo hour = LongVideo.of(60, Shape.AS_IS, 1);

    @Test
    void anHourHasTheTasksThatTheWorkerMakesOfIt() {
        assertThat(hour.stages()).containsExactly(121, 121);
        assertThat(hour.tasks().get(0).kind()).isEqualTo(Kind.SOUND);
        assertThat(hour.tasks().get(121).kind()).isEqualTo(Kind.SOUND);
        assertThat(hour.tasks().stream().mapToDouble(Piece::pictureSeconds).sum())
                .isEqualTo(2 * 3600);
    }

    @Test
    void itsChunksTakeWhatWasMeasuredAndVaryAboutIt() {
        double second = hour.tasks().stream()
                .filter(task -> task.kind() == Kind.CHUNK && task.stage() == 2)
                .mapToDouble(task -> task.work() - Figures.AROUND_A_TASK)
                .sum();

        assertThat(second / 60).isCloseTo(Figures.SECOND_STAGE_PER_MINUTE, within(3.0));
        assertThat(hour.tasks().stream().map(Piece::work).distinct().count()).isGreaterThan(200);
    }

    @Test
    void whoFetchesTheWholeSourceWaitsForItsBytes() {
        double gigabits = 60 * 60 * 17 / 1000.0;

        assertThat(hour.planning().seconds()).isCloseTo(gigabits + Figures.PROBE, within(0.001));
        assertThat(hour.tasks().get(0).seconds()).isCloseTo(gigabits + 80.6, within(0.001));
        assertThat(hour.tasks().get(1).fetch()).isCloseTo(gigabits / 120, within(0.001));
    }

    @Test
    void theSameSeedIsTheSameVideo() {
        assertThat(LongVideo.of(60, Shape.AS_IS, 1)).isEqualTo(hour);
        assertThat(LongVideo.of(60, Shape.AS_IS, 2)).isNotEqualTo(hour);
    }

    @Test
    void oneAttemptFetchesOnce() {
        assertThat(hour.undividedSeconds()).isLessThan(hour.seconds() - 3 * 61);
    }

    @Test
    void halvedChunksAreTheSamePicture() {
        LongVideo mended = LongVideo.of(60, Shape.MENDED.get(4), 1);

        assertThat(mended.stages()).containsExactly(122, 154);
        assertThat(mended.tasks().stream().mapToDouble(Piece::pictureSeconds).sum())
                .isEqualTo(2 * 3600);
        assertThat(mended.planning().fetch()).isZero();
        assertThat(mended.assemblies()).first().extracting(Piece::work).isEqualTo(10.0);
    }
}
