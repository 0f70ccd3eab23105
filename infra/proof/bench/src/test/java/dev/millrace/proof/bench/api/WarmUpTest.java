package dev.millrace.proof.bench.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.terminal.Terminal;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static final Duration WINDOW = Duration.ofSeconds(5);

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final List<Integer> prepared = new ArrayList<>();
    private int micros = 100_000;
    private long nanos;

    @Test
    void itEndsWithTheThirdWindowThatAgrees() throws Exception {
        Warmth warmth = warmUp(0).run(load("poll"));
        assertThat(warmth.isWarm()).isTrue();
        assertThat(prepared).containsExactly(8, 8, 8);
    }

    @Test
    void aCallThatNeverBecomesWarmEndsWithTheWindowThatTheLimitCut() throws Exception {
        Warmth warmth = warmUp(4_000).run(load("create"));
        long wholeWindows = ApiBenchPlan.FULL.longestWarmUp().dividedBy(WINDOW);
        assertThat(warmth.isWarm()).isFalse();
        assertThat(warmth.windows()).hasSize((int) wholeWindows + 1);
    }

    @Test
    void loadsAreWarmedTogetherInTurnUntilTheTimeIsOver() throws Exception {
        List<String> turns = new ArrayList<>();
        warmUp(0).together(List.of(load("poll", turns), load("list", turns)), WINDOW.multipliedBy(3));
        assertThat(turns).containsExactly("poll", "list", "poll");
        assertThat(prepared).containsExactly(2, 2, 2);
    }

    /** @param cheaper by so many microseconds is each window than the one before */
    private WarmUp warmUp(int cheaper) {
        return new WarmUp(
                calls -> {
                    Outcome outcome = calls.run();
                    micros -= cheaper;
                    Usage usage = new Usage(Map.of(Usage.GATEWAY, Duration.ofNanos(micros * 1000L * outcome.calls())));
                    return new Step(outcome, usage, PgStatStatements.Executed.NONE);
                },
                ApiBenchPlan.FULL,
                new Terminal(NOWHERE, NOWHERE, false),
                () -> nanos);
    }

    private Load load(String title) {
        return load(title, new ArrayList<>());
    }

    private Load load(String title, List<String> turns) {
        return new Load(title, 50, 8, calls -> {
            turns.add(title);
            prepared.add(calls);
            nanos += WINDOW.toNanos();
            return () -> CompletableFuture.completedFuture(200);
        });
    }
}
