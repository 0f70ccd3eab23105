package dev.millrace.proof.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import org.junit.jupiter.api.Test;

class LongVideoTest {

    private final LongVideo hour = LongVideo.of(60, Shape.AS_IS, 1);

    @Test
    void anHourHasTheTasksThatTheWorkerMakesOfIt() {
        assertThat(hour.stages()).containsExactly(133, 133);
        assertThat(hour.tasks().get(0).kind()).isEqualTo(Kind.SOUND);
        assertThat(hour.tasks().get(133).kind()).isEqualTo(Kind.SOUND);
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
        LongVideo whole = LongVideo.of(60, Shape.STEPS.get(0), 1);
        double gigabits = 60 * 60 * 17 / 1000.0;

        assertThat(whole.planning().seconds())
                .isCloseTo(gigabits + Figures.PROBE + Figures.EARLY_POSTER, within(0.001));
        assertThat(whole.tasks().get(0).seconds()).isCloseTo(gigabits + 80.6, within(0.001));
        assertThat(whole.tasks().get(1).fetch()).isCloseTo(gigabits / 120, within(0.001));
        assertThat(hour.tasks().get(1).fetch()).isCloseTo(gigabits / 120, within(0.001));
    }

    @Test
    void theSameSeedIsTheSameVideo() {
        assertThat(LongVideo.of(60, Shape.AS_IS, 1)).isEqualTo(hour);
        assertThat(LongVideo.of(60, Shape.AS_IS, 2)).isNotEqualTo(hour);
    }

    @Test
    void oneAttemptFetchesOnce() {
        LongVideo whole = LongVideo.of(60, Shape.STEPS.get(0), 1);

        assertThat(whole.undividedSeconds()).isLessThan(whole.seconds() - 3 * 61);
        assertThat(hour.undividedSeconds())
                .as("however the tasks fetch")
                .isCloseTo(whole.undividedSeconds(), within(0.001));
    }

    @Test
    void howeverItIsDividedItIsTheSamePicture() {
        LongVideo equal = LongVideo.of(60, Shape.STEPS.get(2), 1);
        double aroundTasks = 2 * (132 - 120) * Figures.AROUND_A_TASK;

        assertThat(equal.stages()).containsExactly(121, 121);
        assertThat(seconds(equal)).isCloseTo(seconds(hour) - aroundTasks, within(0.001));
        assertThat(equal.tasks().stream().mapToDouble(Piece::pictureSeconds).sum())
                .isEqualTo(2 * 3600);
        assertThat(equal.assemblies()).extracting(Piece::rest).containsExactly(0.0, 0.0);
        assertThat(hour.assemblies()).extracting(Piece::rest).containsExactly(Figures.STORYBOARD, 0.0);
    }

    private static double seconds(LongVideo video) {
        return video.tasks().stream().mapToDouble(Piece::seconds).sum();
    }
}
