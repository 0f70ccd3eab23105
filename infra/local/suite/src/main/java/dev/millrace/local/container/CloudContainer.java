package dev.millrace.local.container;

import dev.millrace.local.cloud.Cloud;
import dev.millrace.local.cloud.CloudOptions;
import dev.millrace.local.cloud.HostName;
import dev.millrace.local.page.MetricSources;
import dev.millrace.local.page.PageServer;
import dev.millrace.local.suite.ContainerSettings;
import dev.millrace.local.suite.PortPlan;
import dev.millrace.local.suite.Reach;
import dev.millrace.local.suite.SuitePage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process of the cloud's container: {@code CloudContainer <data folder> <settings folder> <gateway port>}. S3, identity
 * provider, edge and page listen on every address, since the container publishes their ports; SQS does not. PostgreSQL has a
 * container of its own, as on AWS: it can be away while nothing else is.
 */
public final class CloudContainer implements AutoCloseable {

    /** Environment variable: comma-separated origins of web pages that may call. */
    static final String ALLOWED_ORIGINS = "MILLRACE_ALLOW_ORIGINS";

    /** The settings of PostgreSQL's container, beside those of the services. */
    private static final String DATABASE = "postgresql";

    /** why: the image has no build of the app, so it serves the plain page unless one is mounted here. */
    private static final Path APP = Path.of("mobile-app", "dist");

    private final Cloud cloud;
    private final PageServer page;

    private CloudContainer(Cloud cloud, PageServer page) {
        this.cloud = cloud;
        this.page = page;
    }

    /** Runs until the container is stopped. */
    public static void main(String... arguments) throws Exception {
        PortPlan ports = new PortPlan(Integer.parseInt(arguments[2]), 1);
        Reach reach = new Reach(HostName.LOOPBACK, origins(System.getenv(ALLOWED_ORIGINS)));
        CloudContainer container = start(Path.of(arguments[0]), Path.of(arguments[1]), ports, reach);
        Runtime.getRuntime().addShutdownHook(new Thread(container::close, "stop-cloud"));
        System.out.println("The cloud is up after " + container.cloud.startedIn() + ", page " + container.page.uri());
    }

    /** Starts everything. The page comes last: when it answers, the services' settings are written. */
    private static CloudContainer start(Path data, Path settings, PortPlan ports, Reach reach) throws Exception {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        Cloud cloud = Cloud.start(ports.applyTo(CloudOptions.durable(data), reach)
                .withListen(everywhere)
                .withoutDatabase());
        try {
            SettingsFiles files = new SettingsFiles(settings);
            files.write(ContainerSettings.of(ports, cloud::serviceProperties));
            files.write(DATABASE, databaseSettings(ports, cloud));
            MetricSources workers = SuitePage.foundWorkers(() -> WorkerPorts.candidates(ports));
            return new CloudContainer(cloud, SuitePage.start(everywhere, reach.host(), ports, APP, cloud, workers));
        } catch (IOException e) {
            cloud.close();
            throw e;
        }
    }

    private static Map<String, String> databaseSettings(PortPlan ports, Cloud cloud) {
        return Map.of(
                "port", String.valueOf(ports.database()),
                "password", cloud.endpoints().jdbcPassword());
    }

    private static List<String> origins(@Nullable String text) {
        return Stream.of((text == null ? "" : text).split(","))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        page.close();
        cloud.close();
    }
}
