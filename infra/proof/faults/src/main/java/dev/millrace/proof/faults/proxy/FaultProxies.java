package dev.millrace.proof.faults.proxy;

import dev.millrace.local.suite.PortPlan;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The proxies between the processes of one suite, and the settings that route each process's calls through them. */
public final class FaultProxies implements AutoCloseable {

    private final Map<Link, FaultProxy> proxies = new EnumMap<>(Link.class);

    public static FaultProxies open(PortPlan ports) throws IOException {
        FaultProxies proxies = new FaultProxies();
        try {
            for (Link link : Link.values()) {
                proxies.proxies.put(link, FaultProxy.open(link.port(ports), link.target(ports), link.isDatabase()));
            }
            return proxies;
        } catch (IOException e) {
            proxies.close();
            throw e;
        }
    }

    public FaultProxy of(Link link) {
        return Objects.requireNonNull(proxies.get(link));
    }

    /** Reopens all closed, slow and silent proxies. */
    public void heal() {
        proxies.values().forEach(proxy -> proxy.set(FaultProxy.State.OPEN));
    }

    /** Removes all breakpoints. */
    public void disarm() {
        proxies.values().forEach(FaultProxy::disarm);
    }

    /** Spring properties by module, for workers by name. */
    public static Map<String, Map<String, String>> settings(PortPlan ports) {
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        settings.put(
                "video-service",
                Map.of(
                        "spring.datasource.url", jdbc(Link.VIDEO_AND_DATABASE, ports),
                        "spring.cloud.aws.s3.endpoint", http(Link.VIDEO_AND_STORAGE, ports),
                        "spring.cloud.aws.sqs.endpoint", http(Link.VIDEO_AND_QUEUE, ports),
                        "millrace.upload-service.url", http(Link.VIDEO_AND_UPLOAD, ports)));
        settings.put(
                "upload-service",
                Map.of(
                        "spring.datasource.url", jdbc(Link.UPLOAD_AND_DATABASE, ports),
                        "spring.cloud.aws.s3.endpoint", http(Link.UPLOAD_AND_STORAGE, ports),
                        "spring.cloud.aws.sqs.endpoint", http(Link.UPLOAD_AND_QUEUE, ports),
                        "millrace.multipart.public-endpoint", http(Link.PHONES_AND_STORAGE, ports),
                        "millrace.video-service.url", http(Link.UPLOAD_AND_VIDEO, ports)));
        settings.put(
                "worker-1", worker(Link.WORKER_1_AND_STORAGE, Link.WORKER_1_AND_QUEUE, Link.WORKER_1_AND_VIDEO, ports));
        settings.put(
                "worker-2", worker(Link.WORKER_2_AND_STORAGE, Link.WORKER_2_AND_QUEUE, Link.WORKER_2_AND_VIDEO, ports));
        settings.put(
                "api-gateway",
                Map.of(
                        "millrace.routes.video-service", http(Link.GATEWAY_AND_VIDEO, ports),
                        "millrace.routes.upload-service", http(Link.GATEWAY_AND_UPLOAD, ports)));
        return settings;
    }

    private static Map<String, String> worker(Link storage, Link queue, Link video, PortPlan ports) {
        return Map.of(
                "spring.cloud.aws.s3.endpoint", http(storage, ports),
                "spring.cloud.aws.sqs.endpoint", http(queue, ports),
                "millrace.video-service.url", http(video, ports));
    }

    private static String http(Link link, PortPlan ports) {
        return PortPlan.local(link.port(ports)).toString();
    }

    private static String jdbc(Link link, PortPlan ports) {
        return "jdbc:postgresql://127.0.0.1:" + link.port(ports) + "/millrace";
    }

    @Override
    public void close() throws IOException {
        for (FaultProxy proxy : proxies.values()) {
            proxy.close();
        }
    }
}
