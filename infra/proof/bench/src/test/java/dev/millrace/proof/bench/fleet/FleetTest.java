package dev.millrace.proof.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FleetTest {

    /** More than all messages of a short video take. */
    private static final double MESSAGES = 10;

    private final LongVideo video = LongVideo.of(6, Shape.AS_IS, 1);

    @Test
    void oneWorkerTakesTheSumOfItsTasks() {
        FleetRun run = Fleet.run(video, 1);

        assertThat(run.complete()).isBetween(video.seconds(), video.seconds() + MESSAGES);
        assertThat(seconds(run, Span::seconds)).isCloseTo(video.seconds(), within(0.001));
        assertThat(run.idle()).isCloseTo(1 - video.seconds() / run.complete(), within(0.001));
    }

    @Test
    void eachTaskIsMadeOnceAndInTheOrderOfItsNumber() {
        FleetRun run = Fleet.run(video, 1);

        assertThat(run.spans().stream()
                        .map(Span::piece)
                        .filter(piece -> piece.kind().isTask()))
                .containsExactlyElementsOf(video.tasks());
        assertThat(run.spans()).first().extracting(Span::piece).isEqualTo(video.planning());
        assertThat(run.spans())
                .last()
                .extracting(Span::piece)
                .isEqualTo(video.assemblies().get(1));
    }

    @Test
    void itIsReadyWithTheFirstAssembly() {
        FleetRun run = Fleet.run(video, 4);

        Span assembly = run.spans().stream()
                .filter(span -> span.piece().equals(video.assemblies().get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(run.ready()).isCloseTo(assembly.from() + assembly.piece().untilSaid(), within(0.001));
        assertThat(assembly.to())
                .as("with the seek pictures")
                .isCloseTo(run.ready() + Figures.STORYBOARD, within(0.001));
        assertThat(run.spans().stream()
                        .filter(span ->
                                span.piece().kind().isTask() && span.piece().stage() == 1))
                .hasSize(video.stages().get(0))
                .allSatisfy(task -> assertThat(task.to()).isLessThan(assembly.from()));
    }

    @Test
    void moreWorkersAreFasterAndNoneWorksTwiceAtATime() {
        FleetRun alone = Fleet.run(video, 1);
        FleetRun four = Fleet.run(video, 4);

        assertThat(alone.complete() / four.complete()).isBetween(2.5, 4.0);
        assertThat(seconds(four, Span::seconds)).isCloseTo(video.seconds(), within(0.001));
        for (int worker = 0; worker < 4; worker++) {
            assertApart(of(four, worker));
        }
    }

    @Test
    void idleTimeIsToldByItsCauses() {
        FleetRun run = Fleet.run(video, 8);

        assertThat(run.idleWhilePlanning()
                        + run.idleBetweenMessages()
                        + run.idleAtLastTasks()
                        + run.idleAtLastAssembly())
                .isCloseTo(run.idle(), within(1e-9));
        double planning = video.planning().seconds() * 7 / (run.complete() * 8);
        assertThat(run.idleWhilePlanning()).isBetween(planning, planning + 0.01);
    }

    @Test
    void aKilledWorkerCostsNoMoreThanTheChunkThatItMade() {
        FleetRun whole = Fleet.run(video, 3);
        for (double moment = 0; moment < whole.complete(); moment += 7) {
            FleetRun run = Fleet.runWithOneKilled(video, 3, (int) moment % 3, moment);

            assertThat(run.pictureSecondsMadeAgain()).isLessThanOrEqualTo(Figures.CHUNK_SECONDS);
            assertThat(run.spans().stream().filter(span -> !span.isDone())).hasSizeLessThanOrEqualTo(1);
            assertThat(seconds(run, span -> span.isDone() ? span.seconds() : 0))
                    .isCloseTo(video.seconds(), within(0.001));
        }
    }

    @Test
    void whatAKilledWorkerMadeIsMadeByAnother() {
        FleetRun whole = Fleet.run(video, 2);
        Span chunk = whole.spans().stream()
                .filter(span -> span.piece().kind() == Kind.CHUNK)
                .findFirst()
                .orElseThrow();
        double moment = chunk.from() + chunk.seconds() / 3;

        FleetRun run = Fleet.runWithOneKilled(video, 2, chunk.worker(), moment);

        assertThat(run.spans().stream().filter(span -> span.piece().equals(chunk.piece())))
                .hasSize(2)
                .satisfiesExactly(lost -> assertThat(lost.isDone()).isFalse(), again -> {
                    assertThat(again.isDone()).isTrue();
                    assertThat(again.from()).isGreaterThan(moment + Figures.VISIBILITY.toSeconds() - 1);
                });
        assertThat(run.lostSeconds()).isCloseTo(chunk.seconds() / 3, within(0.001));
        assertThat(run.pictureSecondsMadeAgain()).isCloseTo(chunk.piece().pictureSeconds() / 3, within(0.001));
        assertThat(run.complete()).isGreaterThan(whole.complete());
    }

    private static double seconds(FleetRun run, ToDoubleFunction<Span> seconds) {
        return run.spans().stream().mapToDouble(seconds).sum();
    }

    private static List<Span> of(FleetRun run, int worker) {
        return run.spans().stream().filter(span -> span.worker() == worker).toList();
    }

    private static void assertApart(List<Span> spans) {
        for (int next = 1; next < spans.size(); next++) {
            assertThat(spans.get(next).from()).isGreaterThan(spans.get(next - 1).to());
        }
    }
}
