package dev.millrace.local.suite;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.page.MetricSources;
import dev.millrace.local.page.PageServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The web page of a suite. */
public final class SuitePage {

    private static final String METRICS = "/actuator/prometheus";

    private SuitePage() {}

    /**
     * Starts it.
     *
     * @param listen listen address
     * @param host host name of page, API, S3 and edge
     * @param app folder of the app's web build, which may be missing
     * @param workers where they answer with their metrics
     */
    public static PageServer start(
            InetAddress listen, HostName host, PortPlan ports, Path app, Cloud cloud, MetricSources workers)
            throws IOException {
        return PageServer.start(
                new InetSocketAddress(listen, ports.page()),
                host,
                host.url(ports.gateway()),
                cloud.endpoints().edge(),
                cloud.endpoints().publicS3Endpoint(),
                app,
                cloud::token,
                new MetricSources(known(ports, workers.known()), workers.found()));
    }

    /** The workers on the plan's ports. */
    static MetricSources plannedWorkers(PortPlan ports) {
        return new MetricSources(
                workersAt(IntStream.rangeClosed(1, ports.workers()).boxed(), ports::worker), Map::of);
    }

    /** Workers in containers, which take any port, by that. */
    public static MetricSources foundWorkers(Supplier<List<Integer>> ports) {
        return new MetricSources(Map.of(), () -> workersAt(ports.get().stream(), port -> port));
    }

    private static Map<String, URI> workersAt(Stream<Integer> names, UnaryOperator<Integer> port) {
        Map<String, URI> workers = new LinkedHashMap<>();
        names.forEach(name -> workers.put(
                Service.WORKER_NAME + name, PortPlan.local(port.apply(name)).resolve(METRICS)));
        return workers;
    }

    private static Map<String, URI> known(PortPlan ports, Map<String, URI> workers) {
        Map<String, URI> sources = new LinkedHashMap<>();
        // why: its port is public, and tells of itself only that it is up.
        sources.put(Service.GATEWAY, PortPlan.local(ports.gateway()).resolve(Service.READINESS));
        sources.put(Service.VIDEO, PortPlan.local(ports.video()).resolve(METRICS));
        sources.put(Service.UPLOAD, PortPlan.local(ports.upload()).resolve(METRICS));
        sources.putAll(workers);
        sources.put("edge", PortPlan.local(ports.edge()).resolve("/_edge/stats"));
        return sources;
    }
}
