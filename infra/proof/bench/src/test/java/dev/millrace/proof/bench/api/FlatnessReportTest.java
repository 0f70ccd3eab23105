package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.millrace.proof.bench.Machine;
import dev.millrace.proof.bench.api.FlatnessResults.Call;
import dev.millrace.proof.bench.api.FlatnessResults.Cost;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import dev.millrace.proof.bench.api.PgStatStatements.Executed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatnessReportTest {

    private static final int CALLS = 200;

    @Test
    void aCallIsFlatWhenItReadsNoMoreThanItsRowsNeed() {
        assertThat(page())
                .contains("| look up | 3 | 5 | 1 | flat | 1000 | 1000 | 40 | 300 |  |\n")
                .contains("| list | 3 | 290 | 20 | flat |")
                .contains("| add up | 3 | 111 | 1 | **reads too much** |");
    }

    @Test
    void aStatementOfAPassIsFlatWhenItReadsNoMoreThanItsRowsNeed() {
        assertThat(page())
                .contains("| `select id from videos limit 500` | 10 | – | 2000 | 500 | flat | 2.00 |\n")
                .contains("| `select count(*) from videos` | 10 | 4 | 9000 | 1 | **reads too much** | 2.00 |\n")
                .doesNotContain("COMMIT");
    }

    @Test
    void aPassIsShownWithItsTimes() {
        assertThat(page()).contains("| drafts | 10 | 1.5 | 2.0 |\n").contains("| retention | 5 | – | 4.0 |\n");
    }

    @Test
    void thePageSaysHowItWasMeasured() {
        assertThat(page())
                .startsWith("# A million videos\n")
                .contains("`./millrace bench api --million --videos 1000` on 2026-11-30: 2 cores")
                .contains("| video.videos | 1000 |\n");
        assertThat(FlatnessPlan.FULL.command()).isEqualTo("./millrace bench api --million");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlatnessPlan(999))
                .withMessageContaining("--videos");
    }

    private static String page() {
        Cost empty = new Cost(
                List.of(call("look up", 3, 1, 40), call("list", 3, 0, 0), call("add up", 3, 1, 0)),
                Map.of("drafts", new PassTimes.Runs(2, 0.003)),
                Map.of("select count(*) from videos", new Executed(1, 1, 4, 1, 0)));
        Cost large = new Cost(
                List.of(call("look up", 5, 1, 300), call("list", 290, 20, 0), call("add up", 111, 1, 0)),
                Map.of("drafts", new PassTimes.Runs(10, 0.02), "retention", new PassTimes.Runs(5, 0.02)),
                Map.of(
                        "select count(*) from videos", new Executed(10, 20, 90_000, 10, 0),
                        "select id from videos limit 500", new Executed(10, 20, 20_000, 5_000, 0),
                        "COMMIT", new Executed(10, 20, 900_000, 0, 0)));
        return new FlatnessReport(
                        new FlatnessPlan(1000),
                        new Machine(2, 0.1, "JDK 25"),
                        LocalDate.of(2026, 11, 30),
                        new FlatnessResults(
                                empty,
                                large,
                                Map.of("video.videos", 1000L),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5)))
                .markdown();
    }

    private static Call call(String title, int pages, int rows, int wal) {
        Duration time = Duration.ofMillis(1);
        Outcome outcome = new Outcome(50, CALLS, Map.of(200, CALLS), time, time, time);
        Usage usage = new Usage(Map.of(Usage.VIDEO, Duration.ofMillis(CALLS)));
        Executed work = new Executed(CALLS, 1, (long) pages * CALLS, (long) rows * CALLS, (long) wal * CALLS);
        return new Call(title, new Step(outcome, usage, work));
    }
}
