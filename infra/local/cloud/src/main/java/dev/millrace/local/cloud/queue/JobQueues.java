package dev.millrace.local.cloud.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.millrace.local.cloud.signature.SignatureV4;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import scala.Function0;
import scalikejdbc.ConnectionPool;

/** SQS on 127.0.0.1 with the job queue (visibility 60 s, 5 receives) and its dead-letter queue. */
public final class JobQueues implements AutoCloseable {

    private final Function0<Terminated> shutdown;
    private final SignedQueueProxy proxy;
    private final URI endpoint;

    private JobQueues(Function0<Terminated> shutdown, SignedQueueProxy proxy, URI endpoint) {
        this.shutdown = shutdown;
        this.proxy = proxy;
        this.endpoint = endpoint;
    }

    /**
     * Starts the queues. With a {@code directory} messages survive a restart; without one they live in memory.
     *
     * @param port port for clients
     * @param innerPort free port for ElasticMQ itself, which serves an unguessable path there
     */
    public static JobQueues start(@Nullable Path directory, int port, int innerPort, Names names, SignatureV4 signature)
            throws Exception {
        // why: the jar's application.conf logs at DEBUG; only system properties override it.
        System.setProperty("pekko.loglevel", "WARNING");
        System.setProperty("pekko.stdout-loglevel", "WARNING");
        ConfigFactory.invalidateCaches();
        URI hidden = URI.create("http://127.0.0.1:" + innerPort + "/" + UUID.randomUUID());
        String text = settings(port, hidden, names);
        if (directory != null) {
            text += persistence(directory);
        }
        Config config = ConfigFactory.parseString(text).withFallback(ConfigFactory.load());
        Function0<Terminated> shutdown = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
        SignedQueueProxy proxy = SignedQueueProxy.open(port, signature, hidden);
        return new JobQueues(shutdown, proxy, URI.create("http://127.0.0.1:" + port));
    }

    private static String settings(int port, URI hidden, Names names) {
        return """
                node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "%5$s" }
                rest-sqs { enabled = true, bind-port = %6$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                aws { region = "%2$s", accountId = "000000000000" }
                queues {
                  "%3$s" {
                    defaultVisibilityTimeout = 60 seconds
                    deadLettersQueue { name = "%4$s", maxReceiveCount = 5 }
                  }
                  "%4$s" { defaultVisibilityTimeout = 60 seconds }
                }
                """.formatted(
                        port,
                        names.region(),
                        names.jobs(),
                        names.deadLetters(),
                        hidden.getPath().substring(1),
                        hidden.getPort());
    }

    private static String persistence(Path directory) throws Exception {
        Files.createDirectories(directory);
        // why: H2 would close it as soon as the JVM begins to end, before the services have returned their jobs.
        String uri = "jdbc:h2:file:" + directory.resolve("messages").toString().replace('\\', '/')
                + ";DB_CLOSE_ON_EXIT=FALSE";
        // why: ElasticMQ opens its connection pool once per JVM; a second cloud in this JVM needs its own directory.
        ConnectionPool.singleton(
                uri,
                "",
                "",
                ConnectionPool.singleton$default$4(),
                ConnectionPool.singleton$default$5(uri, "", "", ConnectionPool.singleton$default$4()));
        return "messages-storage { enabled = true, driver-class = \"org.h2.Driver\", uri = \"" + uri
                + "\", username = \"\", password = \"\", prune-data-on-init = false }\n";
    }

    /**
     * Names of the queues.
     *
     * @param jobs name of the job queue
     * @param deadLetters name of its dead-letter queue
     */
    public record Names(String region, String jobs, String deadLetters) {}

    /** Its base URL. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        shutdown.apply();
        ConnectionPool.closeAll();
    }
}
