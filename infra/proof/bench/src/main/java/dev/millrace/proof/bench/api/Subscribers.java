package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.process.Await;
import dev.millrace.local.process.MemoryUse;
import dev.millrace.local.suite.SuiteState;
import dev.millrace.proof.bench.api.Owners.Owner;
import dev.millrace.proof.bench.api.Phones.Draft;
import dev.millrace.proof.bench.api.Phones.Session;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/** Holds event streams open while one video of each subscriber changes. */
final class Subscribers {

    /** Below the limit of one owner. */
    private static final int STREAMS_PER_OWNER = 8;

    private static final int DIGITS = 3;
    private static final double OPENED_PER_SECOND = 100;
    private static final double CHANGES_PER_SECOND = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String ID = "\"id\":\"";
    private static final int ID_LENGTH = 36;

    private final Caller caller;
    private final Phones phones;
    private final Owners owners;
    private final SuiteState state;

    Subscribers(Caller caller, Phones phones, Owners owners, SuiteState state) {
        this.caller = caller;
        this.phones = phones;
        this.owners = owners;
        this.state = state;
    }

    /**
     * The result of one number of streams.
     *
     * @param opened streams answered with 200
     * @param changes changed videos
     * @param seen events received for them; each opened stream should receive one
     * @param median time from the changing call to the event
     * @param gatewayBytes memory growth of the gateway at the end
     * @param videoBytes memory growth of video-service
     */
    record Delivery(
            int streams,
            int opened,
            int changes,
            int seen,
            Duration median,
            Duration p99,
            long gatewayBytes,
            long videoBytes,
            Usage usage) {}

    Delivery measure(int streams) throws InterruptedException {
        long gatewayBefore = memory(Usage.GATEWAY);
        long videoBefore = memory(Usage.VIDEO);
        Hearing hearing = new Hearing();
        List<Draft> drafts = draftOfEach(streams);
        open(streams, hearing);
        Usage before = Usage.now(state);
        List<Session> sessions = change(drafts, hearing);
        Await.answer(hearing.seen::get, seen -> seen >= hearing.opened.get(), PATIENCE);
        Delivery delivery = new Delivery(
                streams,
                hearing.opened.get(),
                drafts.size(),
                hearing.seen.get(),
                hearing.percentile(50),
                hearing.percentile(99),
                memory(Usage.GATEWAY) - gatewayBefore,
                memory(Usage.VIDEO) - videoBefore,
                Usage.now(state).since(before));
        hearing.close();
        cancel(sessions);
        return delivery;
    }

    private Owner owner(int stream) {
        return owners.get(stream / STREAMS_PER_OWNER);
    }

    private List<Draft> draftOfEach(int streams) throws InterruptedException {
        int count = (streams + STREAMS_PER_OWNER - 1) / STREAMS_PER_OWNER;
        return BoundedParallel.run(count, 1, number -> phones.create(owners.get(number), 1_000));
    }

    private void open(int streams, Hearing hearing) throws InterruptedException {
        for (int stream = 0; stream < streams; stream++) {
            Owner owner = owner(stream);
            Stream lines = new Stream(hearing);
            hearing.streams.add(lines);
            var unused = caller.stream(owner, "/api/videos/events", lines::begin);
            Thread.sleep((long) (1000 / OPENED_PER_SECOND));
        }
        Await.answer(() -> hearing.opened.get() + hearing.refused.get(), answered -> answered >= streams, PATIENCE);
    }

    private List<Session> change(List<Draft> drafts, Hearing hearing) throws InterruptedException {
        return BoundedParallel.run(drafts.size(), 1, number -> {
            pause((long) (1000 / CHANGES_PER_SECOND));
            Draft draft = drafts.get(number);
            hearing.sentAt.put(draft.videoId(), System.nanoTime());
            return phones.open(draft);
        });
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** why: they would count towards the owner's limit of live sessions. */
    private void cancel(List<Session> sessions) throws InterruptedException {
        BoundedParallel.run(sessions.size(), 4, number -> {
            Session session = sessions.get(number);
            return caller.ask(caller.request(session.owner(), ApiCall.cancel(session.sessionId())));
        });
    }

    private long memory(String process) {
        return MemoryUse.now(state.processes().stream()
                .filter(running -> running.name().equals(process))
                .map(SuiteState.Running::pid)
                .toList());
    }

    /** Events of all streams of one measurement. */
    private static final class Hearing {

        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger seen = new AtomicInteger();
        private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
        private final List<Stream> streams = new ArrayList<>();
        private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);

        void hear(String line) {
            int begin = line.indexOf(ID) + ID.length();
            boolean isOfVideo = line.startsWith("data:") && begin >= ID.length() && line.contains("UPLOADING");
            Long sent = isOfVideo ? sentAt.get(line.substring(begin, begin + ID_LENGTH)) : null;
            if (sent != null) {
                seen.incrementAndGet();
                micros.recordValue((System.nanoTime() - sent) / 1000);
            }
        }

        Duration percentile(double percent) {
            return Duration.ofNanos(micros.getValueAtPercentile(percent) * 1000);
        }

        void close() {
            streams.forEach(Stream::close);
        }
    }

    /** One stream. */
    private static final class Stream implements Flow.Subscriber<String> {

        private final Hearing hearing;
        private volatile Flow.@Nullable Subscription subscription;

        Stream(Hearing hearing) {
            this.hearing = hearing;
        }

        HttpResponse.BodySubscriber<Void> begin(HttpResponse.ResponseInfo answer) {
            (answer.statusCode() == 200 ? hearing.opened : hearing.refused).incrementAndGet();
            return BodySubscribers.fromLineSubscriber(this);
        }

        void close() {
            Flow.Subscription open = subscription;
            if (open != null) {
                open.cancel();
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription fresh) {
            subscription = fresh;
            fresh.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            hearing.hear(line);
        }

        @Override
        public void onError(Throwable failure) {
            // why: it then misses an event, which is counted.
        }

        @Override
        public void onComplete() {
            // why: as above, the missing event is counted.
        }
    }
}
