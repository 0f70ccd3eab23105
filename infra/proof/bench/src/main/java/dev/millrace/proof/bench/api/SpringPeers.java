package dev.millrace.proof.bench.api;

import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.suite.Compilers;
import dev.millrace.local.suite.ServiceCommand;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.proof.bench.peer.BareGateway;
import dev.millrace.proof.bench.peer.BareService;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How the Spring processes beside the suite are started: with the libraries and the JVM options of the services. */
final class SpringPeers {

    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";
    private static final String GATEWAY = "api-gateway";
    private static final String SERVICE = "upload-service";
    private static final int GATEWAY_HEAP = 256;
    private static final int SERVICE_HEAP = 192;

    private final SuiteDirectory directory;
    private final CloudEndpoints cloud;
    private final PeerProcesses processes;

    SpringPeers(SuiteDirectory directory, CloudEndpoints cloud, PeerProcesses processes) {
        this.directory = directory;
        this.cloud = cloud;
        this.processes = processes;
    }

    /** Millrace's gateway before a backend of another kind. */
    PeerProcesses.Spec gatewayAlone(URI backend) throws IOException, InterruptedException {
        String name = "gateway-alone";
        Map<String, String> properties = properties();
        properties.put("millrace.drain.time", "0s");
        properties.put("millrace.routes.video-service", backend.toString());
        properties.put("millrace.routes.upload-service", backend.toString());
        return new PeerProcesses.Spec(
                name, command(GATEWAY, GATEWAY_HEAP).service(processes.crashReport(name)), environment(properties));
    }

    PeerProcesses.Spec bareGateway(URI backend) throws IOException, InterruptedException {
        String name = "bare-gateway";
        Map<String, String> properties = bareProperties();
        properties.put("peer.backend", backend.toString());
        // why: a thread of its own for each call is no part of what is compared.
        properties.put("spring.cloud.circuitbreaker.resilience4j.disable-thread-pool", "true");
        properties.put("spring.cloud.circuitbreaker.resilience4j.disable-time-limiter", "true");
        return new PeerProcesses.Spec(
                name,
                command(GATEWAY, GATEWAY_HEAP).other(BareGateway.class.getName(), code(), processes.crashReport(name)),
                environment(properties));
    }

    PeerProcesses.Spec bareService() throws IOException, InterruptedException {
        String name = "bare-service";
        Map<String, String> properties = bareProperties();
        properties.put("spring.datasource.url", cloud.jdbcUrl());
        properties.put("spring.datasource.username", cloud.jdbcUser());
        properties.put("spring.datasource.password", cloud.jdbcPassword());
        return new PeerProcesses.Spec(
                name,
                command(SERVICE, SERVICE_HEAP).other(BareService.class.getName(), code(), processes.crashReport(name)),
                environment(properties));
    }

    private ServiceCommand command(String service, int heapMiB) throws IOException, InterruptedException {
        return ServiceCommand.of(directory, service, heapMiB, Compilers.AS_DEPLOYED);
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("server.port", String.valueOf(processes.port()));
        properties.put("server.address", "127.0.0.1");
        properties.put(JWT + "issuer-uri", cloud.issuer().toString());
        properties.put(JWT + "audiences", "millrace");
        return properties;
    }

    private Map<String, String> bareProperties() {
        Map<String, String> properties = properties();
        properties.put("spring.threads.virtual.enabled", "true");
        properties.put("spring.main.banner-mode", "off");
        return properties;
    }

    private static Map<String, String> environment(Map<String, String> properties) {
        return Map.of(
                "SPRING_APPLICATION_JSON",
                JsonMapper.shared().writeValueAsString(properties),
                // why: as for the services.
                "MALLOC_ARENA_MAX",
                "2");
    }

    /** The jar or folder that this class is from. */
    private static Path code() {
        try {
            return Path.of(SpringPeers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
