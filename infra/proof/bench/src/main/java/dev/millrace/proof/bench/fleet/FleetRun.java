package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.fleet.Piece.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How it went.
 *
 * @param workers how many there were at a time
 * @param ready seconds until the video was READY
 * @param complete seconds until its output was complete
 */
record FleetRun(int workers, double ready, double complete, List<Span> spans) {

    FleetRun {
        spans = List.copyOf(spans);
    }

    /** Share of all workers' time, until the output was complete, in which they had nothing to do. */
    double idle() {
        return idleWithin(0, complete);
    }

    /** The same while the source was looked at. */
    double idleWhilePlanning() {
        return idleWithin(0, last(Kind.PLANNING));
    }

    /** The same from the claim of the last task on. */
    double idleAtLastTasks() {
        return idleWithin(lastClaim(), lastTask());
    }

    /** The same while the last assembly went on alone. */
    double idleAtLastAssembly() {
        return idleWithin(lastTask(), complete);
    }

    /** The same from one message to the next. */
    double idleBetweenMessages() {
        return idleWithin(last(Kind.PLANNING), lastClaim());
    }

    private double idleWithin(double begin, double end) {
        double worked =
                spans.stream().mapToDouble(span -> span.within(begin, end)).sum();
        return ((end - begin) * workers - worked) / (complete * workers);
    }

    /** What the video's READY waited for last, before its assembly. */
    Piece lastBeforeReady() {
        return spans.stream()
                .filter(span -> span.piece().kind().isTask() && span.piece().stage() == 1)
                .max(Comparator.comparingDouble(Span::to))
                .orElseThrow()
                .piece();
    }

    /** Seconds of work that nothing came of. */
    double lostSeconds() {
        return lost().mapToDouble(Span::seconds).sum();
    }

    /** Seconds of the video whose picture was made again. */
    double pictureSecondsMadeAgain() {
        return lost().mapToDouble(Span::pictureSeconds).sum();
    }

    private Stream<Span> lost() {
        return spans.stream().filter(span -> !span.isDone());
    }

    private double lastClaim() {
        return tasks().mapToDouble(Span::from).max().orElseThrow();
    }

    private double lastTask() {
        return tasks().mapToDouble(Span::to).max().orElseThrow();
    }

    private double last(Kind kind) {
        return of(span -> span.piece().kind() == kind)
                .mapToDouble(Span::to)
                .max()
                .orElseThrow();
    }

    private Stream<Span> tasks() {
        return of(span -> span.piece().kind().isTask());
    }

    private Stream<Span> of(Predicate<Span> wanted) {
        return spans.stream().filter(wanted);
    }
}
