package dev.millrace.local.suite;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.page.PageServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** The web page of a suite. */
public final class SuitePage {

    private static final String METRICS = "/actuator/prometheus";

    private SuitePage() {}

    /**
     * Starts it.
     *
     * @param listen listen address
     * @param host host name of page, API, S3 and edge
     * @param workers number of workers on the plan's ports; 0 in containers, where they take any
     */
    public static PageServer start(InetAddress listen, HostName host, PortPlan ports, Cloud cloud, int workers)
            throws IOException {
        return PageServer.start(
                new InetSocketAddress(listen, ports.page()),
                host,
                host.url(ports.gateway()),
                cloud.endpoints().edge(),
                cloud.endpoints().publicS3Endpoint(),
                cloud::token,
                metrics(ports, workers));
    }

    private static Map<String, URI> metrics(PortPlan ports, int workers) {
        Map<String, URI> sources = new LinkedHashMap<>();
        // why: its port is public, and tells of itself only that it is up.
        sources.put(Service.GATEWAY, PortPlan.local(ports.gateway()).resolve(Service.READINESS));
        sources.put(Service.VIDEO, PortPlan.local(ports.video()).resolve(METRICS));
        sources.put(Service.UPLOAD, PortPlan.local(ports.upload()).resolve(METRICS));
        for (int index = 1; index <= workers; index++) {
            sources.put(
                    Service.WORKER_NAME + index,
                    PortPlan.local(ports.worker(index)).resolve(METRICS));
        }
        sources.put("edge", PortPlan.local(ports.edge()).resolve("/_edge/stats"));
        return sources;
    }
}
