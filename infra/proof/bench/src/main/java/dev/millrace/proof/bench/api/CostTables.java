package dev.millrace.proof.bench.api;

import static dev.millrace.proof.bench.api.Figures.text;

import dev.millrace.proof.bench.Grid;
import dev.millrace.proof.bench.api.LoadRamp.Step;
import dev.millrace.proof.bench.api.PeerResults.Peer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tables of what a call costs, beside the aims and the peers. Pure. */
final class CostTables {

    private static final double SECOND_MICROS = 1e6;

    private final ApiResults results;

    CostTables(ApiResults results) {
        this.results = results;
    }

    Grid jvms() {
        Grid grid = new Grid("JVMs", "process", "options");
        Map<String, String> all = new TreeMap<>(results.jvmOptions());
        all.putAll(results.peers().jvmOptions());
        all.forEach((name, options) -> grid.row(name, "`" + options + "`"));
        return grid;
    }

    Grid costs() {
        Grid grid = new Grid(
                "Processor time of a call",
                "call",
                "saturated, CPU us",
                "aim",
                "",
                "limit",
                "÷ bare service",
                "aim so",
                "warm",
                "at a rate, CPU us",
                "rate /s",
                "calls before",
                "others");
        for (CallCost cost : results.ours()) {
            Optional<Aim> aim = Aim.of(cost.title());
            grid.row(
                    cost.title(),
                    micros(cost.saturated()),
                    aim.map(Aim::text).orElse(Figures.NONE),
                    aim.map(goal -> goal.verdict(cost.warmth())).orElse(""),
                    aim.map(Aim::limit).filter(limit -> !limit.isEmpty()).orElse(Figures.NONE),
                    inBareServices(cost.saturated()),
                    aim.map(Aim::relative).orElse(Figures.NONE),
                    warm(cost),
                    micros(cost.steady()),
                    text(cost.steady().outcome().rate(), 0),
                    String.valueOf(cost.warmth().calls()),
                    others(cost));
        }
        return grid;
    }

    private String inBareServices(Step step) {
        return results.peers()
                .bareService()
                .map(bare -> text(step.cpuMicros() / bare.cost().saturated().cpuMicros(), 1))
                .orElse(Figures.NONE);
    }

    Grid parts() {
        Grid grid = new Grid(
                "Processor time by process",
                "call",
                "how",
                "answered /s",
                "CPU us each",
                "gateway",
                "video",
                "upload",
                "PostgreSQL");
        for (CallCost cost : results.ours()) {
            part(grid, cost.title(), "saturated", cost.saturated());
            part(grid, cost.title(), text(cost.steady().outcome().rate(), 0) + "/s", cost.steady());
        }
        return grid;
    }

    private static void part(Grid grid, String title, String how, Step step) {
        grid.row(
                title,
                how,
                text(step.outcome().achieved(), 0),
                micros(step),
                micros(step, Usage.GATEWAY),
                micros(step, Usage.VIDEO),
                micros(step, Usage.UPLOAD),
                micros(step, Usage.DATABASE));
    }

    Grid peers() {
        Grid grid = new Grid(
                "Peers, in the same run",
                "peer",
                "saturated, CPU us",
                "of these PostgreSQL",
                "warm",
                "at a rate, CPU us",
                "rate /s",
                "beside Millrace's",
                "saturated, CPU us",
                "Millrace ÷ peer",
                "others");
        for (Peer peer : results.peers().peers()) {
            CallCost cost = peer.cost();
            Optional<Step> ours = ours(peer.beside());
            grid.row(
                    cost.title(),
                    micros(cost.saturated()),
                    micros(cost.saturated(), Usage.DATABASE),
                    warm(cost),
                    micros(cost.steady()),
                    text(cost.steady().outcome().rate(), 0),
                    peer.beside(),
                    ours.map(CostTables::micros).orElse(Figures.NONE),
                    ours.map(step -> text(step.cpuMicros() / cost.saturated().cpuMicros(), 2))
                            .orElse(Figures.NONE),
                    others(cost));
        }
        return grid;
    }

    private Optional<Step> ours(String title) {
        return results.ours().stream()
                .filter(cost -> cost.title().equals(title))
                .findFirst()
                .map(CallCost::saturated);
    }

    Grid signatures() {
        Grid grid = new Grid(
                "Part signatures",
                "parts per call",
                "signed /s",
                "per CPU-second of upload-service",
                "all of Millrace",
                "per CPU-second of Companion");
        for (Signing.Signed signed : results.signatures()) {
            grid.row(
                    String.valueOf(signed.batch()),
                    text(signed.parts() / (signed.wall().toNanos() / 1e9), 0),
                    text(signed.perCpuSecond(), 0),
                    text(signed.perCpuSecondOfAll(), 0),
                    companion(signed.batch()));
        }
        return grid;
    }

    private String companion(int batch) {
        return results.peers()
                .beside(Signing.title(batch))
                .map(peer ->
                        text(batch * SECOND_MICROS / peer.cost().saturated().cpuMicros(), 0))
                .orElse(Figures.NONE);
    }

    private static String warm(CallCost cost) {
        return cost.warmth().isWarm() ? "yes" : "**no**";
    }

    /** The failed calls of both. */
    private static String others(CallCost cost) {
        return (cost.saturated().outcome().failures() + " "
                        + cost.steady().outcome().failures())
                .strip();
    }

    private static String micros(Step step) {
        return text(step.cpuMicros(), 0);
    }

    private static String micros(Step step, String process) {
        return text(step.cpuMicros(process), 0);
    }
}
