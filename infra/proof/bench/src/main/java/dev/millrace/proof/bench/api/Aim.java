package dev.millrace.proof.bench.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a call may cost, saturated and warm, in CPU microseconds.
 *
 * @param steps the first one to reach, and those after it, smaller and smaller
 * @param limit an estimate of what the work alone costs; empty where there is none
 */
record Aim(List<Integer> steps, String limit) {

    /** What {@link Peers#BARE_SERVICE} cost, in CPU microseconds, on the machine for which the aims were set. */
    private static final double BARE_SERVICE_MICROS = 162;

    private static final Map<String, Aim> ALL = Map.of(
            Loads.SIGN,
            new Aim(List.of(450, 300), "180–260"),
            Signing.title(100),
            new Aim(List.of(1_050), "830"),
            Loads.POLL,
            new Aim(List.of(600), "450"),
            Loads.LIST,
            new Aim(List.of(800), "600"),
            Loads.READ,
            new Aim(List.of(800), "400"),
            Loads.OPEN,
            new Aim(List.of(4_000), ""),
            Loads.COMPLETE,
            new Aim(List.of(5_000), ""),
            Loads.UPLOAD,
            new Aim(List.of(11_000), ""),
            Loads.UPLOAD_BY_FEW,
            new Aim(List.of(11_000), ""),
            Peers.GATEWAY_ALONE,
            new Aim(List.of(150), ""));

    /** The aim of a call, by its title. */
    static Optional<Aim> of(String title) {
        return Optional.ofNullable(ALL.get(title));
    }

    String text() {
        return steps.stream().map(String::valueOf).collect(Collectors.joining(", then "));
    }

    /** The steps in units of the bare service. */
    String relative() {
        return steps.stream()
                .map(step -> Figures.text(step / BARE_SERVICE_MICROS, 1))
                .collect(Collectors.joining(", then "));
    }

    /** Whether a measurement meets it. What costs too much before it is warm proves nothing, and neither do failed calls. */
    String verdict(Warmth warmth) {
        if (!warmth.saturated().outcome().isGood()) {
            return "unknown: calls failed";
        }
        double micros = warmth.saturated().cpuMicros();
        long met = steps.stream().filter(step -> micros <= step).count();
        if (met == steps.size()) {
            return "met";
        }
        if (!warmth.isWarm()) {
            return "unknown: not warm";
        }
        return met == 0 ? "**not met**" : "the first met";
    }
}
