package dev.millrace.proof.bench;

import static dev.millrace.proof.bench.BenchFixtures.aClip;
import static dev.millrace.proof.bench.BenchFixtures.aResult;
import static dev.millrace.proof.bench.BenchFixtures.took;
import static dev.millrace.proof.bench.BenchFixtures.tookAndWasReady;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchReportTest {

    private final BenchReport report = new BenchReport(
            new BenchPlan(List.of(ClipKind.H264), List.of(Duration.ofSeconds(60)), List.of(Way.values()), 1),
            new Machine(2, 0.1, "ffmpeg 8.0.1"),
            LocalDate.of(2026, 11, 21),
            List.of(aResult(
                    aClip(ClipKind.H264, 60),
                    took(Way.BARE, 40),
                    took(Way.PER_RUNG, 60),
                    tookAndWasReady(Way.MILLRACE, 50, 9),
                    tookAndWasReady(Way.ONE_PASS, 44, 44))));

    @Test
    void thePageSaysHowAndWhereItWasMeasured() {
        assertThat(report.markdown())
                .startsWith("# Benchmarks: media\n")
                .contains("`./millrace bench media --lengths 60s --clips h264` on 2026-11-21: "
                        + "2 cores, load 0.1 before, ffmpeg 8.0.1. Each figure is of one run.");
    }

    @Test
    void thePageHoldsEachAimAgainstWhatWasMeasured() {
        assertThat(report.markdown())
                .contains(
                        "| all rungs in one pass ÷ bare ffmpeg | h264 60s | ≤ 1.03 | 1.100 | not met |\n",
                        "| all rungs in one pass ÷ one ffmpeg per rung | h264 60s | ≤ 0.75 | 0.733 | met |\n",
                        "| all rungs in stages ÷ in one pass | h264 60s | ≤ 1.08 | 1.136 | not met |\n",
                        "| complete → READY | h264 60s | ≤ 11 s | 9.000 s | met |\n");
    }

    @Test
    void thePageTellsEveryFigure() {
        assertThat(report.markdown())
                .contains(
                        "| h264 60s | bare ffmpeg | 40.0 | 80.0 |\n",
                        "| h264 60s | Millrace | 50.0 | 100.0 |\n",
                        "| h264 60s | 1.10 | 0.73 | 1.25 | 0.83 | 1.14 |\n",
                        "| h264 60s | 9.0 | 0.15 | 44.0 | 0.73 |\n",
                        "| step | h264 60s |\n",
                        "| start | 0.02 |\n| encode 1 | 4.56 |\n");
    }

    @Test
    void aWayThatWasLeftOutLeavesAGap() {
        BenchReport partial = new BenchReport(
                new BenchPlan(List.of(ClipKind.H264), List.of(Duration.ofSeconds(60)), List.of(Way.BARE), 1),
                new Machine(2, 0.1, "ffmpeg 8.0.1"),
                LocalDate.of(2026, 11, 21),
                List.of(aResult(aClip(ClipKind.H264, 60), took(Way.BARE, 40))));

        assertThat(partial.plain()).doesNotContain("Goals").contains("  h264 60s  bare ffmpeg  40.0    80.0");
        assertThat(partial.markdown()).contains("| h264 60s | – | – | – | – | – |");
    }
}
