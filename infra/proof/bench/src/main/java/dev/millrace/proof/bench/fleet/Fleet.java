package dev.millrace.proof.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Workers that wait when a long video comes. Each run has a service, a queue and a time of its own. */
final class Fleet {

    private final LongVideo video;
    private final VirtualTime time = new VirtualTime();
    private final VirtualQueue queue = new VirtualQueue(time);
    private final Service service = new Service(time, queue);
    private final List<Span> spans = new ArrayList<>();
    private final List<SimulatedWorker> workers = new ArrayList<>();

    private Fleet(LongVideo video, int size) {
        this.video = video;
        IntStream.range(0, size).forEach(number -> workers.add(worker(number)));
        workers.forEach(SimulatedWorker::start);
    }

    /** Lets so many workers make the video. */
    static FleetRun run(LongVideo video, int workers) {
        return new Fleet(video, workers).run();
    }

    /**
     * The same, and one of them is killed.
     *
     * @param moment seconds since the begin
     */
    static FleetRun runWithOneKilled(LongVideo video, int workers, int victim, double moment) {
        Fleet fleet = new Fleet(video, workers);
        fleet.time.in(Seconds.duration(moment), () -> fleet.kill(victim));
        return fleet.run();
    }

    private SimulatedWorker worker(int number) {
        return new SimulatedWorker(number, video, time, queue, service, spans::add);
    }

    private void kill(int number) {
        workers.get(number).kill();
        time.in(Figures.REPLACED_AFTER, () -> worker(number).start());
    }

    private FleetRun run() {
        time.runUntil(service::isReady);
        double ready = time.seconds();
        time.runUntil(service::isComplete);
        return new FleetRun(workers.size(), ready, time.seconds(), spans);
    }
}
