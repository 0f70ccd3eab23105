package dev.millrace.local.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The Spring properties of services in separate containers on the cloud container's network. */
public final class ContainerSettings {

    /** The writable folder in a worker's container. */
    private static final Path WORK = Path.of("/var/lib/millrace");

    private ContainerSettings() {}

    /**
     * The properties by service.
     *
     * @param cloud returns the cloud's properties for a service
     */
    public static Map<String, Map<String, String>> of(PortPlan ports, Function<String, Map<String, String>> cloud) {
        SuiteDirectory work = new SuiteDirectory(WORK, WORK);
        Service gateway = Service.gateway(ports, cloud.apply(Service.GATEWAY));
        Service worker = Service.worker(1, ports, work, cloud.apply(Service.WORKER));
        return Map.of(
                Service.VIDEO, Service.video(ports, cloud.apply(Service.VIDEO)).properties(),
                Service.UPLOAD,
                        Service.upload(ports, cloud.apply(Service.UPLOAD)).properties(),
                // why: its port is published, so it is called from outside of the network.
                Service.GATEWAY, with(gateway, "server.address", "0.0.0.0"),
                // why: there may be several in the network, and health check and page find it.
                Service.WORKER, with(worker, "server.port", "0"));
    }

    private static Map<String, String> with(Service service, String name, String value) {
        Map<String, String> properties = new LinkedHashMap<>(service.properties());
        properties.put(name, value);
        return properties;
    }
}
