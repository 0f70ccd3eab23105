package dev.millrace.worker.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.worker.probe.Rational;
import dev.millrace.worker.probe.Sources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkTest {

    /** 10 min. */
    @Test
    void chunksGetShorterTowardsTheEnd() {
        List<Chunk> chunks = Chunk.of(600, 6);

        assertThat(chunks)
                .extracting(Chunk::segments)
                .containsExactly(
                        5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(chunks).filteredOn(Chunk::isLast).containsExactly(new Chunk(98, 2, true));
    }

    /** Else all would wait for a chunk that begins when the others end. */
    @Test
    void anOddSegmentJoinsTheFirstOfTheShortest() {
        assertThat(Chunk.of(66, 6))
                .containsExactly(
                        new Chunk(0, 3, false),
                        new Chunk(3, 2, false),
                        new Chunk(5, 2, false),
                        new Chunk(7, 2, false),
                        new Chunk(9, 2, true));
        assertThat(Chunk.of(66.1, 6)).hasSize(6).contains(new Chunk(10, 2, true));
    }

    @Test
    void anHourHasLittleMoreOfThemThanItHadOfEqualOnes() {
        assertThat(Chunk.of(3600, 6))
                .hasSize(132)
                .startsWith(new Chunk(0, 5, false), new Chunk(5, 5, false))
                .endsWith(new Chunk(598, 2, true))
                .allSatisfy(chunk -> assertThat(chunk.segments()).isBetween(2, 5));
    }

    @ParameterizedTest
    @CsvSource({"0.04, 1", "6, 1", "6.1, 2", "18, 3"})
    void aShortVideoIsOneChunk(double seconds, int segments) {
        assertThat(Chunk.of(seconds, 6)).containsExactly(new Chunk(0, segments, true));
    }

    /** Else one worker's last frame were another's first. */
    @ParameterizedTest
    @CsvSource({"30, 1", "30000, 1001", "24000, 1001", "25, 1", "60000, 1001", "297, 10", "25, 2", "10, 1"})
    void chunksOfAllRenditionsMeetAtTheSameMoment(int numerator, int denominator) {
        var source =
                Sources.plain(3600, "h264", 1920, 1080, new Rational(numerator, denominator), false, Sources.STEREO);
        Plan plan = Plan.of(source, List.of(), new PlanProperties(true, true, 128));
        List<Chunk> chunks = plan.chunks(source);

        for (Rendition rendition : plan.renditions()) {
            for (int i = 1; i < chunks.size(); i++) {
                Chunk chunk = chunks.get(i);
                assertThat(chunk.firstFrame(rendition))
                        .isEqualTo(chunks.get(i - 1).endFrame(rendition));
                assertThat((long) chunk.firstFrame(rendition)
                                * rendition.frameRate().denominator()
                                * plan.frameRate().numerator())
                        .isEqualTo((long) chunk.firstFrame(plan.top())
                                * plan.frameRate().denominator()
                                * rendition.frameRate().numerator());
            }
        }
    }
}
