package dev.millrace.local.containers;

import com.github.dockerjava.api.model.HealthCheck;
import dev.millrace.local.cloud.CloudContainers;
import dev.millrace.local.cloud.CloudEndpoints;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame.OutputType;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

/** PostgreSQL with TLS in one container; S3, SQS, identity provider and edge in another one, from the image {@code millrace/cloud}. */
public final class ContainerCloud implements CloudContainers {

    private static final String READY = ".*" + CloudEndpoints.READY + ".*\\n";

    private final Database database = new Database();
    private final GenericContainer<?> services = new GenericContainer<>(Images.ours("cloud"))
            .withLabels(Images.LABELS)
            // why: its parts issue URLs with their ports, which must hold inside as outside
            .withNetworkMode("host")
            // why open input: CloudMain exits when its input ends. Nor does it serve the page, which the health check
            // asks.
            .withCreateContainerCmdModifier(create -> create.withEntrypoint(command())
                    .withStdinOpen(true)
                    .withHealthcheck(new HealthCheck().withTest(List.of("NONE"))))
            .waitingFor(Wait.forLogMessage(READY, 1));

    private static List<String> command() {
        return List.of(
                "java",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                "lib/*",
                "dev.millrace.local.cloud.embedded.CloudMain",
                "/var/lib/millrace/data",
                "false",
                "false",
                "http://localhost:5173");
    }

    @Override
    public CloudEndpoints start() {
        try {
            Startables.deepStart(database.container(), services).join();
            database.prepare();
            return CloudEndpoints.decode(readyLine()).withDatabase(database.url(), Database.NAME, database.password());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String readyLine() {
        return services.getLogs(OutputType.STDOUT)
                .lines()
                .filter(line -> line.startsWith(CloudEndpoints.READY))
                .map(line -> line.substring(CloudEndpoints.READY.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        services.stop();
        database.close();
    }
}
