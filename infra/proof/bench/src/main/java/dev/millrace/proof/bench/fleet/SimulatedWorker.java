package dev.millrace.proof.bench.fleet;

import dev.millrace.proof.bench.fleet.VirtualQueue.Delivery;
import dev.millrace.video.job.ClaimOutcome;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A worker with one processor and one slot: claims with the message that it has, works, says so, takes the next message. */
final class SimulatedWorker implements Consumer<Delivery> {

    private final int number;
    private final LongVideo video;
    private final VirtualTime time;
    private final VirtualQueue queue;
    private final Service service;
    private final Consumer<Span> spans;
    private @Nullable Attempt attempt;
    private boolean isKilled;

    /** @param spans hears what it worked on */
    SimulatedWorker(
            int number, LongVideo video, VirtualTime time, VirtualQueue queue, Service service, Consumer<Span> spans) {
        this.number = number;
        this.video = video;
        this.time = time;
        this.queue = queue;
        this.service = service;
        this.spans = spans;
    }

    /** @param began seconds since the begin */
    private record Attempt(int number, Piece piece, Delivery delivery, double began) {}

    void start() {
        queue.receive(this);
    }

    /** Ends the process: it makes no further call, and its message and lease lapse. */
    void kill() {
        isKilled = true;
        queue.leave(this);
        if (attempt != null) {
            ended(attempt, false);
        }
    }

    private void then(Duration after, Runnable what) {
        time.in(after, () -> {
            if (!isKilled) {
                what.run();
            }
        });
    }

    /** Receives a message. */
    @Override
    public void accept(Delivery delivery) {
        then(Figures.CALL, () -> claimed(service.claim(), delivery));
    }

    private void claimed(ClaimOutcome outcome, Delivery delivery) {
        if (outcome instanceof ClaimOutcome.Claimed claimed) {
            work(new Attempt(claimed.work().attempt(), piece(claimed), delivery, time.seconds()));
        } else {
            notTaken(outcome, delivery);
            start();
        }
    }

    /** As the worker does with a message for which there is nothing to do. */
    private void notTaken(ClaimOutcome outcome, Delivery delivery) {
        if (outcome instanceof ClaimOutcome.Busy busy && delivery.isFirst()) {
            delivery.hideFor(busy.retryAfter());
        } else {
            delivery.delete();
            if (outcome instanceof ClaimOutcome.Busy busy) {
                queue.send(busy.retryAfter());
            }
        }
    }

    private Piece piece(ClaimOutcome.Claimed claimed) {
        if (claimed.task() != null) {
            return video.tasks().get(claimed.taskNumber() - 1);
        }
        return claimed.job().isDivided() ? video.assemblies().get(claimed.stage() - 1) : video.planning();
    }

    private void work(Attempt begun) {
        attempt = begun;
        then(Figures.RENEW_EVERY, () -> renew(begun));
        then(Seconds.duration(begun.piece().untilSaid()), () -> say(begun));
    }

    private void renew(Attempt running) {
        if (running.equals(attempt)) {
            running.delivery().hideFor(Figures.VISIBILITY);
            service.renew(running.number());
            then(Figures.RENEW_EVERY, () -> renew(running));
        }
    }

    private void say(Attempt made) {
        int by = made.number();
        switch (made.piece().kind()) {
            case PLANNING -> service.divide(by, video.stages());
            case SOUND, CHUNK -> service.done(by);
            case ASSEMBLY -> {
                assembled(made);
                return;
            }
        }
        over(made);
    }

    private void assembled(Attempt made) {
        if (made.piece().stage() == video.stages().size()) {
            service.completed(made.number());
            over(made);
            return;
        }
        service.playable(made.number());
        then(Seconds.duration(made.piece().rest()), () -> {
            service.done(made.number());
            over(made);
        });
    }

    private void over(Attempt made) {
        ended(made, true);
        attempt = null;
        then(Figures.CALL, () -> {
            made.delivery().delete();
            start();
        });
    }

    private void ended(Attempt ended, boolean isDone) {
        spans.accept(new Span(number, ended.piece(), ended.began(), time.seconds(), isDone));
    }
}
