package dev.millrace.local.suite;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The Spring properties of services that run in containers of their own, all in one network with the cloud's container. */
public final class ContainerSettings {

    /** The folder in a worker's container that can be written. */
    private static final Path WORK = Path.of("/var/lib/millrace");

    private ContainerSettings() {}

    /**
     * The properties by service.
     *
     * @param cloud gives what the cloud tells a service
     */
    public static Map<String, Map<String, String>> of(PortPlan ports, Function<String, Map<String, String>> cloud) {
        SuiteDirectory work = new SuiteDirectory(WORK, WORK);
        Service gateway = Service.gateway(ports, cloud.apply(Service.GATEWAY));
        Service worker = Service.worker(1, ports, work, cloud.apply(Service.WORKER));
        return Map.of(
                Service.VIDEO, Service.video(ports, cloud.apply(Service.VIDEO)).properties(),
                Service.UPLOAD,
                        Service.upload(ports, cloud.apply(Service.UPLOAD)).properties(),
                // why: its port is published, and so is called from outside of the network.
                Service.GATEWAY, with(gateway, "server.address", "0.0.0.0"),
                // why: there may be several in the network; nobody but its own health check calls it.
                Service.WORKER, with(worker, "server.port", "0"));
    }

    private static Map<String, String> with(Service service, String name, String value) {
        Map<String, String> properties = new LinkedHashMap<>(service.properties());
        properties.put(name, value);
        return properties;
    }
}
