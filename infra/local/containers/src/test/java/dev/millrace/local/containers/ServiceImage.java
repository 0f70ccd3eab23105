package dev.millrace.local.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import tools.jackson.databind.json.JsonMapper;

/**
 * A service's image as an orchestrator runs it: read-only root, no capabilities, bounded memory, settings in the environment, and
 * for files nothing but the plain volumes that the image asks for.
 *
 * @param service such as {@code video-service}
 * @param memoryMiB the container's limit
 * @param certificate what the service trusts as its database, readable by everybody
 */
record ServiceImage(String service, int memoryMiB, Path certificate) {

    /** Where the certificate is in a container. */
    static final String TRUSTED = "/run/millrace/database.crt";

    private static final Duration START = Duration.ofMinutes(6);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A service that is ready once the container has started. */
    GenericContainer<?> serving(Map<String, String> settings) {
        return container(settings)
                .waitingFor(Wait.forSuccessfulCommand("ready /actuator/health/readiness")
                        .withStartupTimeout(START));
    }

    /** A run that ends, such as the migration of a schema; the container has started when it has ended well. */
    GenericContainer<?> running(Map<String, String> settings, String... arguments) {
        return container(settings)
                .withCommand(arguments)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(START));
    }

    private GenericContainer<?> container(Map<String, String> settings) {
        return new GenericContainer<>(Images.ours(service))
                .withLabels(Images.LABELS)
                // why: the cloud's URLs name ports of this machine
                .withNetworkMode("host")
                .withEnv("SPRING_APPLICATION_JSON", JSON.writeValueAsString(settings))
                .withCreateContainerCmdModifier(this::lockDown);
    }

    private void lockDown(CreateContainerCmd create) {
        HostConfig host = create.getHostConfig();
        host.withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withMemory((long) memoryMiB << 20)
                .withPidsLimit(512L)
                .withBinds(new Bind(certificate.toString(), new Volume(TRUSTED), AccessMode.ro));
    }
}
