package dev.millrace.proof.bench.api;

import static dev.millrace.proof.bench.api.Figures.millis;
import static dev.millrace.proof.bench.api.Figures.text;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import java.util.Comparator;
import java.util.List;

/** The tables of the rates that calls sustain. Pure. */
final class RateTables {

    private final List<LoadRamp> ramps;

    RateTables(List<LoadRamp> ramps) {
        this.ramps = ramps;
    }

    Grid bends() {
        Grid grid = new Grid(
                "Highest sustained rates",
                "call",
                "sustained /s",
                "p50 ms",
                "p99 ms",
                "overloaded at /s",
                "because",
                "CPU ms each",
                "gateway",
                "video",
                "upload",
                "PostgreSQL",
                "generator",
                "statements",
                "database ms");
        for (LoadRamp ramp : ramps) {
            String bendsAt = ramp.lowestOverloaded()
                    .map(step -> text(step.outcome().rate(), 0))
                    .orElse(Figures.NONE);
            String because =
                    ramp.lowestOverloaded().map(step -> step.outcome().bend()).orElse(Figures.NONE);
            ramp.highestSustained()
                    .ifPresentOrElse(
                            held -> grid.row(held(ramp, held, bendsAt, because)),
                            () -> grid.row(
                                    ramp.title(),
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    bendsAt,
                                    because,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE,
                                    Figures.NONE));
        }
        return grid;
    }

    private static String[] held(LoadRamp ramp, Step held, String bendsAt, String because) {
        return new String[] {
            ramp.title(),
            text(held.outcome().rate(), 0),
            millis(held.outcome().median()),
            millis(held.outcome().p99()),
            bendsAt,
            because,
            text(held.cpuMillis(), 2),
            text(held.cpuMillis(Usage.GATEWAY), 2),
            text(held.cpuMillis(Usage.VIDEO), 2),
            text(held.cpuMillis(Usage.UPLOAD), 2),
            text(held.cpuMillis(Usage.DATABASE), 2),
            text(held.cpuMillis(Usage.LAUNCHER), 2),
            text(held.statements(), 1),
            text(held.databaseMillis(), 2)
        };
    }

    Grid steps() {
        Grid grid = new Grid(
                "All rates",
                "call",
                "scheduled /s",
                "succeeded /s",
                "p50 ms",
                "p99 ms",
                "others",
                "CPU ms each",
                "cores");
        for (LoadRamp ramp : ramps) {
            ramp.steps().stream()
                    .sorted(Comparator.comparingDouble(step -> step.outcome().rate()))
                    .forEach(step -> grid.row(
                            ramp.title(),
                            text(step.outcome().rate(), 0),
                            text(step.outcome().achieved(), 0),
                            millis(step.outcome().median()),
                            millis(step.outcome().p99()),
                            step.outcome().failures(),
                            text(step.cpuMillis(), 2),
                            text(step.cores(), 2)));
        }
        return grid;
    }
}
