package dev.millrace.proof.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.faults.Fault.What;
import dev.millrace.proof.faults.proxy.Link;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> PARTS =
            List.of("api-gateway", "video-service", "upload-service", "worker-1", "worker-2");
    private static final int CLIPS = 3;

    @Test
    void aSeedAlwaysSaysTheSame() {
        assertThat(plan(7)).isEqualTo(plan(7));
        assertThat(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void aThousandSeedsBreakEverythingInEveryWay() {
        List<Fault> faults = LongStream.range(0, 1_000)
                .mapToObj(seed -> plan(seed).faults())
                .flatMap(List::stream)
                .toList();

        assertThat(faults).extracting(Fault::what).contains(What.values());
        Set<List<Object>> points = faults.stream()
                .map(Fault::moment)
                .filter(Objects::nonNull)
                .map(moment -> List.<Object>of(moment.link(), moment.call(), moment.side()))
                .collect(Collectors.toSet());
        Points.ALL.forEach(point ->
                point.sides().forEach(side -> assertThat(points).contains(List.of(point.link(), point.call(), side))));
        Set<String> targets = faults.stream().map(Fault::target).collect(Collectors.toSet());
        assertThat(targets).containsAll(PARTS);
        assertThat(targets)
                .containsAll(List.of(Link.values()).stream().map(Enum::name).toList());
    }

    @Test
    void manyVideosAreDeletedWhileTheyAreWatched() {
        List<ScenarioPlan> watched = LongStream.range(0, 1_000)
                .mapToObj(seed -> plan(seed).scenarios())
                .flatMap(List::stream)
                .filter(ScenarioPlan::isWatched)
                .toList();

        assertThat(watched)
                .hasSizeGreaterThan(300)
                .allMatch(ScenarioPlan::completes)
                .allSatisfy(plan -> assertThat(plan.deletesAfter()).isLessThan(Duration.ofSeconds(2)));
    }

    @Test
    void phonesAndFaultsAreFewAndSoon() {
        LongStream.range(0, 1_000).mapToObj(FaultPlanTest::plan).forEach(plan -> {
            assertThat(plan.scenarios()).hasSizeBetween(1, 4);
            assertThat(plan.faults())
                    .hasSizeBetween(1, 4)
                    .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
            assertThat(plan.faults())
                    .allSatisfy(
                            fault -> assertThat(fault.at().plus(fault.lasts())).isLessThan(Duration.ofSeconds(16)));
            assertThat(plan.scenarios())
                    .allSatisfy(scenario -> assertThat(scenario.clip()).isBetween(0, CLIPS - 1));
        });
    }

    private static FaultPlan plan(long seed) {
        return FaultPlan.of(seed, CLIPS, PARTS);
    }
}
