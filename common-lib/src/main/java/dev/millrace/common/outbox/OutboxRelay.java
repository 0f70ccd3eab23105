package dev.millrace.common.outbox;

import dev.millrace.common.outbox.OutboxRows.Taken;
import dev.millrace.common.trace.Traces;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Delivers the messages of the outbox: right after a commit for one subject, and periodically for everything that is due. Any
 * number of instances may run; one relay holds a message at a time, and delivery is at least once.
 */
public class OutboxRelay {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** Longer than the sum of any sender's timeouts. */
    private static final Duration HOLD = Duration.ofSeconds(30);

    private static final Duration GIVE_UP = Duration.ofHours(24);

    private static final String DELIVERED = "delivered";
    private static final String REPEATED = "repeated";
    private static final String DEAD = "dead";
    private static final List<String> OUTCOMES = List.of(DELIVERED, REPEATED, DEAD);

    private final OutboxRows rows;
    private final Map<String, OutboxSender> senders;
    private final Traces traces;
    private final Clock clock;
    private final MeterRegistry meters;
    private final String metricPrefix;

    OutboxRelay(
            OutboxRows rows,
            List<OutboxSender> senders,
            Traces traces,
            Clock clock,
            MeterRegistry meters,
            String metricPrefix) {
        this.rows = rows;
        this.senders = senders.stream().collect(Collectors.toUnmodifiableMap(OutboxSender::kind, Function.identity()));
        this.traces = traces;
        this.clock = clock;
        this.meters = meters;
        this.metricPrefix = metricPrefix;
        kinds().forEach(kind -> OUTCOMES.forEach(outcome -> messages(kind, outcome))); // why: an alarm needs the zeros
    }

    Set<String> kinds() {
        return senders.keySet();
    }

    /**
     * Delivers a subject's new and due messages in the order added, in this thread, after the caller's transaction, so that
     * the next read shows their effect. Best effort: the periodic pass retries failures, and nothing is thrown.
     */
    public void deliverNow(String subject) {
        try {
            drain(
                    now -> rows.takeOfSubject(subject, now, now.plus(HOLD)),
                    (delivered, now) -> rows.takeOfSubject(delivered, subject, now, now.plus(HOLD)));
        } catch (DataAccessException | TransactionException e) {
            log.warn("Outbox not read, retrying in the next pass: {}", e.toString());
        }
    }

    /** Delivers all due messages of one kind. */
    void deliverDue(String kind) {
        drain(
                now -> rows.takeOfKind(kind, now, now.plus(HOLD)),
                (delivered, now) -> rows.takeOfKind(delivered, kind, now, now.plus(HOLD)));
    }

    /** Seconds since the oldest undelivered message was added; 0 when there is none. */
    double lagSeconds() {
        return rows.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private void drain(
            Function<Instant, Optional<Taken>> next, BiFunction<UUID, Instant, Optional<Taken>> nextAfterDelivered) {
        Optional<Taken> taken = next.apply(clock.instant());
        while (taken.isPresent()) {
            OutboxMessage message = taken.get().message();
            if (deliver(taken.get())) {
                taken = nextAfterDelivered.apply(message.id(), clock.instant());
                messages(message.kind(), DELIVERED).increment();
            } else {
                taken = next.apply(clock.instant());
            }
        }
    }

    /** False when it was not delivered, which the row then says. */
    private boolean deliver(Taken taken) {
        OutboxMessage message = taken.message();
        OutboxSender sender = senders.get(message.kind());
        if (sender == null) {
            throw new IllegalStateException("No sender for " + message.kind());
        }
        try {
            traces.within(message.traceparent(), "outbox " + message.kind(), () -> sender.send(message));
        } catch (OutboxSender.PermanentlyRefused e) {
            bury(taken, e);
            return false;
        } catch (RuntimeException e) { // why: outermost loop; counted, and the message stays
            repeat(taken, sender, e);
            return false;
        }
        return true;
    }

    private void repeat(Taken taken, OutboxSender sender, RuntimeException e) {
        Instant now = clock.instant();
        if (Duration.between(taken.createdAt(), now).compareTo(GIVE_UP) > 0) {
            bury(taken, e);
            return;
        }
        Duration wait = backOff(taken.attempts(), sender.longestBackOff());
        log.warn(
                "Outbox {} {} not delivered (attempt {}), retrying in {} s: {}",
                taken.message().kind(),
                taken.message().id(),
                taken.attempts(),
                wait.toSeconds(),
                e.toString());
        rows.repeatAt(taken.message().id(), now.plus(wait), e.toString());
        messages(taken.message().kind(), REPEATED).increment();
    }

    private void bury(Taken taken, RuntimeException e) {
        log.error(
                "Outbox {} {} given up: {}",
                taken.message().kind(),
                taken.message().id(),
                e.toString());
        rows.dead(taken.message().id(), clock.instant(), e.toString());
        messages(taken.message().kind(), DEAD).increment();
    }

    private Counter messages(String kind, String outcome) {
        return meters.counter(metricPrefix + ".outbox.messages", "kind", kind, "outcome", outcome);
    }

    private static Duration backOff(int attempts, Duration longest) {
        long seconds = Math.min(longest.toSeconds(), 1L << Math.min(attempts - 1, 20));
        // why: half of it is jitter, so that a thousand messages do not retry at the same moment
        return Duration.ofMillis(seconds * 500 + ThreadLocalRandom.current().nextLong(seconds * 500 + 1));
    }
}
