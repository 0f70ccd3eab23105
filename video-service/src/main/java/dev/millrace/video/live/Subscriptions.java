package dev.millrace.video.live;

import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The open streams of this instance. Thread-safe: the map guards itself, each stream has its own monitor. */
@Component
class Subscriptions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final int SENDERS = 4;

    private final Map<String, Set<Subscription>> byOwner = new ConcurrentHashMap<>();
    private final ExecutorService senders = senders();
    private final LiveProperties properties;
    private volatile boolean isRunning;

    Subscriptions(LiveProperties properties, MeterRegistry meters) {
        this.properties = properties;
        meters.gauge("video.live.streams", this, Subscriptions::count);
    }

    private static ExecutorService senders() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(SENDERS, SENDERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "live-sender");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** @throws ProblemException when there are too many */
    void add(Subscription subscription) {
        if (count() >= properties.allStreams()) {
            throw tooMany();
        }
        byOwner.compute(subscription.ownerId(), (owner, known) -> {
            Set<Subscription> streams = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (streams.size() >= properties.streamsPerOwner()) {
                throw tooMany();
            }
            streams.add(subscription);
            return streams;
        });
    }

    void remove(Subscription subscription) {
        byOwner.computeIfPresent(subscription.ownerId(), (owner, streams) -> {
            streams.remove(subscription);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** Something new happened to this owner's videos. */
    void wake(String ownerId) {
        byOwner.getOrDefault(ownerId, Set.of()).forEach(this::pump);
    }

    /** Something may have happened to anybody's. */
    void wakeAll() {
        all().forEach(this::pump);
    }

    @Scheduled(fixedDelayString = "${millrace.live.heartbeat:15s}")
    void heartbeat() {
        all().forEach(subscription -> inSender(subscription::heartbeat));
    }

    private void pump(Subscription subscription) {
        if (subscription.wake()) {
            inSender(subscription::pump);
        }
    }

    private void inSender(Runnable work) {
        try {
            senders.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) { // why: outermost loop; the next wake reads what this one could not
                    log.warn("A stream was not served: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("Stopping, nothing is sent any more");
        }
    }

    private List<Subscription> all() {
        return byOwner.values().stream().flatMap(Set::stream).toList();
    }

    private int count() {
        return byOwner.values().stream().mapToInt(Set::size).sum();
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                ProblemType.RATE_LIMITED, "Too many event streams are open.", Map.of(), Duration.ofSeconds(15));
    }

    @Override
    public void start() {
        isRunning = true;
    }

    /** Stops before the web server does: open streams would make it wait. */
    @Override
    public void stop() {
        isRunning = false;
        all().forEach(Subscription::close);
        senders.shutdown();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
