package dev.millrace.local.cloud.queue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import scala.Function0;
import scalikejdbc.ConnectionPool;

/** SQS on 127.0.0.1 with the job queue (visibility 60 s, 5 receives) and its dead-letter queue. */
public final class JobQueues implements AutoCloseable {

    private final Function0<Terminated> shutdown;
    private final URI endpoint;

    private JobQueues(Function0<Terminated> shutdown, URI endpoint) {
        this.shutdown = shutdown;
        this.endpoint = endpoint;
    }

    /** Starts it; with a {@code directory} messages outlive a restart, without one they live in memory. */
    public static JobQueues start(
            @Nullable Path directory, int port, String region, String jobsQueue, String deadLetterQueue)
            throws Exception {
        // why: the jar brings an application.conf that logs at DEBUG; only system properties win over it.
        System.setProperty("pekko.loglevel", "WARNING");
        System.setProperty("pekko.stdout-loglevel", "WARNING");
        ConfigFactory.invalidateCaches();
        String text = settings(port, region, jobsQueue, deadLetterQueue);
        if (directory != null) {
            text += persistence(directory);
        }
        Config config = ConfigFactory.parseString(text).withFallback(ConfigFactory.load());
        Function0<Terminated> shutdown = new ElasticMQServer(new ElasticMQServerConfig(config)).start();
        return new JobQueues(shutdown, URI.create("http://127.0.0.1:" + port));
    }

    private static String settings(int port, String region, String jobsQueue, String deadLetterQueue) {
        return """
                node-address { protocol = http, host = "127.0.0.1", port = %1$d, context-path = "" }
                rest-sqs { enabled = true, bind-port = %1$d, bind-hostname = "127.0.0.1", sqs-limits = strict }
                aws { region = "%2$s", accountId = "000000000000" }
                queues {
                  "%3$s" {
                    defaultVisibilityTimeout = 60 seconds
                    deadLettersQueue { name = "%4$s", maxReceiveCount = 5 }
                  }
                  "%4$s" { defaultVisibilityTimeout = 60 seconds }
                }
                """.formatted(port, region, jobsQueue, deadLetterQueue);
    }

    private static String persistence(Path directory) throws Exception {
        Files.createDirectories(directory);
        String uri = "jdbc:h2:file:" + directory.resolve("messages").toString().replace('\\', '/');
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

    /** Its base URL. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        shutdown.apply();
        ConnectionPool.closeAll();
    }
}
