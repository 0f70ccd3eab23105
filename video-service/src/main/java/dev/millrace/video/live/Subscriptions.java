package dev.millrace.video.live;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.web.StreamCapacity;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The open streams of this instance, of each owner oldest first. Thread-safe: the lists are replaced, never changed, and each
 * stream has its own monitor.
 */
@Component
class Subscriptions implements Pass, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final int SENDERS = 4;

    /** Of the heap, at most, for one stream: most are Tomcat's buffers. */
    static final long BYTES_EACH = 128 * 1024;

    private final Map<String, List<Subscription>> byOwner = new ConcurrentHashMap<>();
    private final ExecutorService senders = senders();
    private final LiveProperties properties;
    private final int most;
    private volatile boolean isRunning;

    Subscriptions(LiveProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.most = StreamCapacity.of(properties.allStreams(), BYTES_EACH);
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

    /**
     * Takes a stream in. When the owner has as many as allowed, the oldest ends: it may well be dead, and a standard client that is
     * refused never tries again.
     *
     * @throws ProblemException when this instance has no room
     */
    void add(Subscription subscription) {
        if (count() >= most) {
            throw StreamCapacity.full();
        }
        List<Subscription> replaced = new ArrayList<>();
        byOwner.compute(subscription.ownerId(), (owner, known) -> {
            List<Subscription> streams = new ArrayList<>(known == null ? List.of() : known);
            streams.add(subscription);
            while (streams.size() > properties.streamsPerOwner()) {
                replaced.add(streams.remove(0));
            }
            return List.copyOf(streams);
        });
        replaced.forEach(oldest -> inSender(oldest, oldest::replace));
    }

    void remove(Subscription subscription) {
        byOwner.computeIfPresent(subscription.ownerId(), (owner, known) -> {
            List<Subscription> streams =
                    known.stream().filter(each -> each != subscription).toList();
            return streams.isEmpty() ? null : streams;
        });
    }

    /** Something new happened to this owner's videos. */
    void wake(String ownerId) {
        byOwner.getOrDefault(ownerId, List.of()).forEach(this::wake);
    }

    /** Something may have happened to any owner's. */
    void wakeAll() {
        all().forEach(this::wake);
    }

    /** A stream may have something to send, and its connection may take it. */
    void wake(Subscription subscription) {
        if (subscription.wake()) {
            inSender(subscription, () -> {
                if (subscription.pump()) {
                    wake(subscription); // why: behind all others that wait, so that a long backlog delays no other
                    // stream
                }
            });
        }
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.heartbeat(), "heartbeat").onEveryInstance();
    }

    @Override
    public void pass() {
        all().forEach(subscription -> inSender(subscription, subscription::heartbeat));
    }

    private void inSender(Subscription subscription, Sending work) {
        try {
            senders.execute(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    log.debug("A client left its stream: {}", e.toString());
                    subscription.close();
                } catch (RuntimeException e) { // why: outermost loop; the next wake reads what this one could not
                    log.warn("A stream was not served: {}", e.toString());
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("Stopping, nothing is sent any more");
        }
    }

    private List<Subscription> all() {
        return byOwner.values().stream().flatMap(List::stream).toList();
    }

    private int count() {
        return byOwner.values().stream().mapToInt(List::size).sum();
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

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }
}
