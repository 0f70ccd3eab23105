package dev.millrace.local.suite;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One process of the suite.
 *
 * @param name the module's name, with a number for workers
 * @param module its Maven module
 * @param port its HTTP port
 * @param heapMiB its maximum heap
 * @param patience time to drain
 * @param properties its Spring properties
 */
record Service(String name, String module, int port, int heapMiB, Duration patience, Map<String, String> properties) {

    static final String GATEWAY = "api-gateway";
    static final String VIDEO = "video-service";
    static final String UPLOAD = "upload-service";
    static final String WORKER = "transcode-worker";

    /** Prefix of workers' names: {@code worker-1}. */
    static final String WORKER_NAME = "worker-";

    static final String READINESS = "/actuator/health/readiness";

    /** Half of their heaps is for event streams: it has room for a thousand. */
    private static final int GATEWAY_HEAP = 384;

    private static final int VIDEO_HEAP = 256;

    /** The modules that run as processes. */
    static final List<String> MODULES = List.of(VIDEO, UPLOAD, WORKER, GATEWAY);

    Service {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("server.port", String.valueOf(port));
        // why: others in this network must not reach it.
        all.putIfAbsent("server.address", "127.0.0.1");
        properties = Map.copyOf(all);
    }

    /**
     * All services of a suite, the slowest to start first.
     *
     * @param cloud the cloud's properties for a module, by its name
     */
    static List<Service> all(SuiteOptions options, Function<String, Map<String, String>> cloud) {
        PortPlan ports = options.ports();
        List<Service> all = new ArrayList<>();
        all.add(video(ports, cloud.apply(VIDEO)));
        all.add(upload(ports, cloud.apply(UPLOAD)));
        for (int index = 1; index <= ports.workers(); index++) {
            all.add(worker(index, ports, options.directory(), cloud.apply(WORKER)));
        }
        String address = options.reach().host().listen().getHostAddress();
        all.add(gateway(ports, cloud.apply(GATEWAY)).with(Map.of("server.address", address)));
        return all.stream()
                .map(service -> service.with(options.settings().getOrDefault(service.module(), Map.of())))
                .map(service -> service.with(options.settings().getOrDefault(service.name(), Map.of())))
                .toList();
    }

    static Service gateway(PortPlan ports, Map<String, String> cloud) {
        Map<String, String> properties = new LinkedHashMap<>(cloud);
        properties.put("millrace.routes.video-service", local(ports.video()));
        properties.put("millrace.routes.upload-service", local(ports.upload()));
        return new Service(GATEWAY, GATEWAY, ports.gateway(), GATEWAY_HEAP, Duration.ofSeconds(15), properties);
    }

    static Service video(PortPlan ports, Map<String, String> cloud) {
        Map<String, String> properties = new LinkedHashMap<>(cloud);
        properties.put("millrace.upload-service.url", local(ports.upload()));
        return new Service(VIDEO, VIDEO, ports.video(), VIDEO_HEAP, Duration.ofSeconds(20), properties);
    }

    static Service upload(PortPlan ports, Map<String, String> cloud) {
        Map<String, String> properties = new LinkedHashMap<>(cloud);
        properties.put("millrace.video-service.url", local(ports.video()));
        return new Service(UPLOAD, UPLOAD, ports.upload(), 192, Duration.ofSeconds(20), properties);
    }

    /** @param index counted from 1 */
    static Service worker(int index, PortPlan ports, SuiteDirectory directory, Map<String, String> cloud) {
        String name = WORKER_NAME + index;
        Map<String, String> properties = new LinkedHashMap<>(cloud);
        properties.put("millrace.video-service.url", local(ports.video()));
        properties.put("millrace.worker.directory", text(directory.scratch(name)));
        properties.put("millrace.ffmpeg.cache", text(directory.ffmpeg()));
        return new Service(name, WORKER, ports.worker(index), 192, Duration.ofSeconds(25), properties);
    }

    /** A copy with some properties replaced. */
    Service with(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.putAll(settings);
        return new Service(name, module, port, heapMiB, patience, all);
    }

    URI url() {
        return PortPlan.local(port);
    }

    URI readiness() {
        return url().resolve(READINESS);
    }

    private static String local(int port) {
        return PortPlan.local(port).toString();
    }

    private static String text(Path path) {
        return path.toString();
    }
}
